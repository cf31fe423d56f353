function __nnet-forward_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __nnet-forward_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __nnet-forward_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __nnet-forward_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __nnet-forward_parse_tokens -S
    set -l unparsed_tokens (__nnet-forward_tokens -pc)
    switch $unparsed_tokens[1]
    case 'nnet-forward'
        __nnet-forward_parse_subcommand 3 'forget-bias=' 'cell-clip=' 'projection-clip=' 'output-activation=' 'scope=+' 'output-scope=' 'batch-major' 'feature-transform=' 'no-softmax' 'apply-log' 'class-frame-counts=' 'prior-scale=' 'prior-floor=' 'time-shift=' 'use-gpu=' 'verbose=' 'quiet' 'h/help'
        switch $unparsed_tokens[1]
        case 'help'
            __nnet-forward_parse_subcommand -r 1
        end
    end
end

function __nnet-forward_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __nnet-forward_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __nnet-forward_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __nnet-forward_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__nnet-forward_tokens -p)
    if test -z "$(__nnet-forward_tokens -t)"
        set -l index (count (__nnet-forward_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'nnet-forward' -f
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_positional "nnet-forward" -eq 1' -F
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" forget-bias' -l 'forget-bias' -d 'What an LSTM adds to its forget gate; no file says it. (default: 1 for TensorFlow\'s cells, 0 for PyTorch\'s)' -rfka ''
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" cell-clip' -l 'cell-clip' -d 'What TensorFlow\'s LSTMCell clips its c to, cell_clip; no file says it. (default: none; 3 for LSTMBlockCell)' -rfka ''
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" projection-clip' -l 'projection-clip' -d 'What LSTMCell clips its projected outputs to, proj_clip; no file says it. (default: none)' -rfka ''
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" output-activation' -l 'output-activation' -d 'What the output layer does at its end: none or softmax; no file says it. (default: none)' -rfka ''
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward"' -l 'scope' -d 'Which network, where the file holds several; given again, the one that it feeds.' -rfka ''
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" output-scope' -l 'output-scope' -d 'Which variables are the output layer, or none. (default: the one pair that fits)' -rfka ''
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_positional "nnet-forward" -eq 2' -F
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_positional "nnet-forward" -eq 3' -F
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" batch-major' -l 'batch-major' -d 'Arrays of three axes are batch-major, [B, T, I], and not time-major.'
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" feature-transform' -l 'feature-transform' -d 'A network that the features go through before the model.' -rF
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" no-softmax' -l 'no-softmax' -d 'Leave out the softmax at the model\'s end: write what it is taken of.'
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" apply-log' -l 'apply-log' -d 'Write the logarithm of the outputs, log(y + 1e-20).'
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" class-frame-counts' -l 'class-frame-counts' -d 'Kaldi\'s vector of the classes\' frame counts, [ 10 20 … ]: subtract the logarithm of the priors that come of them.' -rF
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" prior-scale' -l 'prior-scale' -d 'What the log priors are multiplied by. (default: 1)' -rfka ''
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" prior-floor' -l 'prior-floor' -d 'A class whose prior is not above it gets no likelihood. (default: 1e-10)' -rfka ''
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" time-shift' -l 'time-shift' -d 'Repeat the last frame N times and leave out the first N outputs. (default: 0)' -rfka ''
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" use-gpu' -l 'use-gpu' -d 'no; it is there for Kaldi\'s scripts.' -rfka ''
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" verbose' -l 'verbose' -d 'Accepted and without effect, for Kaldi\'s scripts.' -rfka ''
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" quiet' -l 'quiet' -d 'No progress, and no line at the end; warnings are still printed.'
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_flags_or_options "nnet-forward" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'nnet-forward' -n '__nnet-forward_should_offer_completions_for_positional "nnet-forward" -eq 4' -fa 'help' -d 'Show subcommand help information.'
