function __lockstep_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __lockstep_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __lockstep_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __lockstep_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __lockstep_parse_tokens -S
    set -l unparsed_tokens (__lockstep_tokens -pc)
    switch $unparsed_tokens[1]
    case 'lockstep'
        __lockstep_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'fuzz'
            __lockstep_parse_subcommand 0 'cases=' 'seed=' 'corpus=' 'findings=' 'jobs=' 'shard=' 'cell=' 'dtype=' 'steps=' 'batch=' 'input-size=' 'hidden-size=' 'projection-size=' 'profile=+' 'subject=+' 'activation-roundoffs=' 'accept=' 'python=' 'layout=' 'time-limit=' 'memory-limit=' 'working-folder=' 'frameworks=' 'report=+' 'quiet' 'version' 'h/help'
        case 'merge'
            __lockstep_parse_subcommand -r 1 'findings=' 'subject=' 'python=' 'layout=' 'time-limit=' 'memory-limit=' 'working-folder=' 'frameworks=' 'report=+' 'quiet' 'version' 'h/help'
        case 'replay'
            __lockstep_parse_subcommand -r 1 'expect-divergence' 'cell=' 'dtype=' 'steps=' 'batch=' 'input-size=' 'hidden-size=' 'projection-size=' 'profile=+' 'subject=+' 'activation-roundoffs=' 'accept=' 'python=' 'layout=' 'time-limit=' 'memory-limit=' 'working-folder=' 'frameworks=' 'report=+' 'quiet' 'version' 'h/help'
        case 'inspect'
            __lockstep_parse_subcommand 1 'forget-bias=' 'cell-clip=' 'projection-clip=' 'output-activation=' 'scope=+' 'output-scope=' 'json' 'version' 'h/help'
        case 'check'
            __lockstep_parse_subcommand 1 'forget-bias=' 'cell-clip=' 'projection-clip=' 'output-activation=' 'scope=+' 'output-scope=' 'inputs=' 'expected=+' 'expected-is=' 'batch-major' 'initial-state=' 'lengths=' 'utterances=' 'seed=' 'activation-roundoffs=' 'python=' 'report=+' 'quiet' 'version' 'h/help'
        case 'steps'
            __lockstep_parse_subcommand 1 'step=' 'unit=' 'batch-row=' 'layer=' 'json' 'interactive' 'cell=' 'dtype=' 'steps=' 'batch=' 'input-size=' 'hidden-size=' 'projection-size=' 'profile=+' 'subject=+' 'activation-roundoffs=' 'accept=' 'python=' 'layout=' 'time-limit=' 'memory-limit=' 'working-folder=' 'frameworks=' 'forget-bias=' 'cell-clip=' 'projection-clip=' 'output-activation=' 'scope=+' 'output-scope=' 'inputs=' 'expected=+' 'expected-is=' 'batch-major' 'initial-state=' 'lengths=' 'utterances=' 'seed=' 'version' 'h/help'
        case 'forward'
            __lockstep_parse_subcommand 3 'forget-bias=' 'cell-clip=' 'projection-clip=' 'output-activation=' 'scope=+' 'output-scope=' 'batch-major' 'feature-transform=' 'no-softmax' 'apply-log' 'class-frame-counts=' 'prior-scale=' 'prior-floor=' 'time-shift=' 'use-gpu=' 'verbose=' 'quiet' 'reference' 'python=' 'version' 'h/help'
        case 'convert'
            __lockstep_parse_subcommand 2 'forget-bias=' 'cell-clip=' 'projection-clip=' 'output-activation=' 'scope=+' 'output-scope=' 'format=' 'names=' 'seed=' 'activation-roundoffs=' 'python=' 'report=+' 'quiet' 'version' 'h/help'
        case 'diagnose'
            __lockstep_parse_subcommand 1 'telling-apart=' 'json' 'cell=' 'dtype=' 'steps=' 'batch=' 'input-size=' 'hidden-size=' 'projection-size=' 'profile=+' 'subject=+' 'activation-roundoffs=' 'accept=' 'python=' 'layout=' 'time-limit=' 'memory-limit=' 'working-folder=' 'frameworks=' 'forget-bias=' 'cell-clip=' 'projection-clip=' 'output-activation=' 'scope=+' 'output-scope=' 'inputs=' 'expected=+' 'expected-is=' 'batch-major' 'initial-state=' 'lengths=' 'utterances=' 'seed=' 'version' 'h/help'
        case 'sensitivity'
            __lockstep_parse_subcommand 0 'cell=+' 'mistake=+' 'cases=' 'limit=' 'seed=' 'dtype=' 'by-profile' 'json' 'activation-roundoffs=' 'python=' 'version' 'h/help'
        case 'grade'
            __lockstep_parse_subcommand -r 1 'cases=' 'seed=' 'report=+' 'quiet' 'cell=' 'dtype=' 'steps=' 'batch=' 'input-size=' 'hidden-size=' 'projection-size=' 'profile=+' 'subject=+' 'activation-roundoffs=' 'accept=' 'python=' 'layout=' 'time-limit=' 'memory-limit=' 'working-folder=' 'frameworks=' 'version' 'h/help'
        case 'gate'
            __lockstep_parse_subcommand 0 'baseline=' 'update-baseline' 'corpus=' 'models=+' 'reports=' 'cases=' 'seed=' 'sensitivity' 'no-sensitivity' 'sensitivity-limit=' 'jobs=' 'quiet' 'cell=' 'dtype=' 'steps=' 'batch=' 'input-size=' 'hidden-size=' 'projection-size=' 'profile=+' 'subject=+' 'activation-roundoffs=' 'accept=' 'python=' 'layout=' 'time-limit=' 'memory-limit=' 'working-folder=' 'frameworks=' 'version' 'h/help'
        case 'bench'
            __lockstep_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'cells'
                __lockstep_parse_subcommand 0 'shape=+' 'threads=+' 'rounds=' 'peer=+' 'frameworks=' 'report=+' 'quiet' 'python=' 'version' 'h/help'
            case 'activations'
                __lockstep_parse_subcommand 0 'kernels=' 'every=' 'version' 'h/help'
            case 'judge'
                __lockstep_parse_subcommand 0 'rounds=' 'cases=' 'python=' 'version' 'h/help'
            case 'read'
                __lockstep_parse_subcommand 1 'rounds=' 'scratch=' 'version' 'h/help'
            end
        case 'doctor'
            __lockstep_parse_subcommand 0 'python=' 'version' 'h/help'
        case 'help'
            __lockstep_parse_subcommand -r 1 'version'
        end
    end
end

function __lockstep_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __lockstep_parse_subcommand -S -a positional_count
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

function __lockstep_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __lockstep_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__lockstep_tokens -p)
    if test -z "$(__lockstep_tokens -t)"
        set -l index (count (__lockstep_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'lockstep' -f
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'fuzz' -d 'Judges a subject by random cases.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'merge' -d 'Makes one report of the shards of a campaign.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'replay' -d 'Repeats cases: of a campaign, or from files.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'inspect' -d 'Shows what is in a model file.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'check' -d 'Runs a model natively, in lockstep with the reference.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'steps' -d 'Takes a step apart: every stage beside the reference, with bound and ratio.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'forward' -d 'Runs a model over utterances, and writes its outputs.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'convert' -d 'Writes a model in another format, with proof.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'diagnose' -d 'Names the mistake behind outputs that diverge.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'sensitivity' -d 'Shows which known mistakes the cases catch, and how soon.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'grade' -d 'Shows how accurate subjects are, side by side.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'gate' -d 'Fails where anything is worse than a committed baseline.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'bench' -d 'Measures the engine beside other frameworks, and what Lockstep itself costs.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'doctor' -d 'Says which Python and NumPy are used and why, and what is missing or slow.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" cases' -l 'cases' -d 'How many cases; with 0 nothing is compared (status 5). (default: 2000)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" seed' -l 'seed' -d 'A number, or random, which draws one and prints it. (default: 1)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" corpus' -l 'corpus' -d 'Case files that are replayed before any new case; a finding of a new cause is added.' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" findings' -l 'findings' -d 'Where the smallest case of each cause is written; - is nowhere. (default: lockstep-findings, or the corpus)' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" jobs' -l 'jobs' -d 'How many worker processes judge; the results do not depend on it. (default: as many as there are cores, fewer for a short campaign)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" shard' -l 'shard' -d 'Judge only the I-th of N parts of the campaign; lockstep merge makes one report of the JSON reports of all parts. A part that is left without a case, since there are more parts than blocks of 32 cases, says so and ends with 0.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" cell' -l 'cell' -d 'The cell: lstm or rnn or lstm_two_biases or rnn_two_biases or lstm_clipped or lstm_peephole or lstm_projected or lstm_peephole_projected or lstm_coupled or lstm_coupled_peephole or lstm_coupled_projected or lstm_coupled_peephole_projected or dense or dense_softmax or softmax or sigmoid or tanh or shift or scale or copy. (default: lstm)' -rfka 'lstm rnn lstm_two_biases rnn_two_biases lstm_clipped lstm_peephole lstm_projected lstm_peephole_projected lstm_coupled lstm_coupled_peephole lstm_coupled_projected lstm_coupled_peephole_projected dense dense_softmax softmax sigmoid tanh shift scale copy'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" dtype' -l 'dtype' -d 'The subject\'s precision: float32 or float64. (default: float32)' -rfka 'float32 float64'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" steps' -l 'steps' -d 'Time steps, N or A...B. (default: 1...32 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" batch' -l 'batch' -d 'Batch rows, N or A...B. (default: 1...8 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" input-size' -l 'input-size' -d 'Inputs, N or A...B. (default: 1...64 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" hidden-size' -l 'hidden-size' -d 'Hidden units, N or A...B. (default: 1...64 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" projection-size' -l 'projection-size' -d 'Projected outputs, N or A...B, of a cell that has a projection. (default: 1...64)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz"' -l 'profile' -d 'Families of cases, in turn; one or more with commas between: generic (rows of several magnitudes), trained (weights as large as training leaves them), saturating (gates far into saturation), nonfinite (NaN and infinities), probe (one step, one input at a time), cancelling (sums whose terms nearly cancel), tiny (down to subnormal numbers), exact (sums that do not round). (default: all; without nonfinite for kaldi:…)' -rfka 'generic trained saturating nonfinite probe cancelling tiny exact'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz"' -l 'subject' -d 'What is judged: native; engine or engine:KERNELS, the fast float32 LSTM over one instruction set; mistake:NAME, the reference with a known mistake in it; a framework, pytorch, pytorch_cell, tensorflow, keras, onnxruntime, jax; \'command:PROGRAM {case} {trace}\', launched for each case; \'kaldi:PROGRAM {model} ark,t:{input} ark,t:{output}\', the same with files of Kaldi\'s; worker:PROGRAM, which answers line by line; library:PATH, a shared library with the functions of lockstep.h; or python:MODULE:FUNCTION. (default: native)' -rfka 'native engine pytorch pytorch_cell tensorflow keras onnxruntime jax'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" activation-roundoffs' -l 'activation-roundoffs' -d 'What the subject\'s activations may be off by, in unit roundoffs. (default: 10)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" accept' -l 'accept' -d 'A port that approximates on purpose: what it may be off by in a step, rtol=R, atol=A, both with a comma between, or ulps=N. What diverges within it is said to, and accepted: status 0.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" layout' -l 'layout' -d 'The names, shapes and gate order of the weights that a command, worker or Python function gets: tensorflow, keras, pytorch, onnx, kaldi. (default: tensorflow)' -rfka 'tensorflow keras pytorch onnx kaldi'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" time-limit' -l 'time-limit' -d 'How long a subject in another process may take for a case. (default: 10; 300 for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" memory-limit' -l 'memory-limit' -d 'How much memory it may use. (default: 4096; as much as there is for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" working-folder' -l 'working-folder' -d 'The folder that it works in. (default: this one)' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" frameworks' -l 'frameworks' -d 'The virtual environment with the frameworks, or of a Python function.' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz"' -l 'report' -d 'Write a report to a path, or to - for standard output, in a format: text, json, junit, markdown, github, html. May be repeated.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" quiet' -l 'quiet' -d 'Print the verdict alone, and no progress.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep fuzz" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep merge" -ge 1' -F
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep merge" findings' -l 'findings' -d 'Where the smallest case of each cause is written; - is nowhere. (default: lockstep-findings)' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep merge" subject' -l 'subject' -d 'The program that was judged, if it was one of yours: a report may not say which is run.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep merge" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep merge" layout' -l 'layout' -d 'The names, shapes and gate order of the weights that a command, worker or Python function gets: tensorflow, keras, pytorch, onnx, kaldi. (default: tensorflow)' -rfka 'tensorflow keras pytorch onnx kaldi'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep merge" time-limit' -l 'time-limit' -d 'How long a subject in another process may take for a case. (default: 10; 300 for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep merge" memory-limit' -l 'memory-limit' -d 'How much memory it may use. (default: 4096; as much as there is for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep merge" working-folder' -l 'working-folder' -d 'The folder that it works in. (default: this one)' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep merge" frameworks' -l 'frameworks' -d 'The virtual environment with the frameworks, or of a Python function.' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep merge"' -l 'report' -d 'Write a report to a path, or to - for standard output, in a format: text, json, junit, markdown, github, html. May be repeated.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep merge" quiet' -l 'quiet' -d 'Print the verdict alone, and no progress.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep merge" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep merge" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep replay" -ge 1' -F
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" expect-divergence' -l 'expect-divergence' -d 'Status 0 if every case diverges or fails, and 1 if one does not.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" cell' -l 'cell' -d 'The cell: lstm or rnn or lstm_two_biases or rnn_two_biases or lstm_clipped or lstm_peephole or lstm_projected or lstm_peephole_projected or lstm_coupled or lstm_coupled_peephole or lstm_coupled_projected or lstm_coupled_peephole_projected or dense or dense_softmax or softmax or sigmoid or tanh or shift or scale or copy. (default: lstm)' -rfka 'lstm rnn lstm_two_biases rnn_two_biases lstm_clipped lstm_peephole lstm_projected lstm_peephole_projected lstm_coupled lstm_coupled_peephole lstm_coupled_projected lstm_coupled_peephole_projected dense dense_softmax softmax sigmoid tanh shift scale copy'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" dtype' -l 'dtype' -d 'The subject\'s precision: float32 or float64. (default: float32)' -rfka 'float32 float64'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" steps' -l 'steps' -d 'Time steps, N or A...B. (default: 1...32 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" batch' -l 'batch' -d 'Batch rows, N or A...B. (default: 1...8 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" input-size' -l 'input-size' -d 'Inputs, N or A...B. (default: 1...64 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" hidden-size' -l 'hidden-size' -d 'Hidden units, N or A...B. (default: 1...64 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" projection-size' -l 'projection-size' -d 'Projected outputs, N or A...B, of a cell that has a projection. (default: 1...64)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay"' -l 'profile' -d 'Families of cases, in turn; one or more with commas between: generic (rows of several magnitudes), trained (weights as large as training leaves them), saturating (gates far into saturation), nonfinite (NaN and infinities), probe (one step, one input at a time), cancelling (sums whose terms nearly cancel), tiny (down to subnormal numbers), exact (sums that do not round). (default: all; without nonfinite for kaldi:…)' -rfka 'generic trained saturating nonfinite probe cancelling tiny exact'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay"' -l 'subject' -d 'What is judged: native; engine or engine:KERNELS, the fast float32 LSTM over one instruction set; mistake:NAME, the reference with a known mistake in it; a framework, pytorch, pytorch_cell, tensorflow, keras, onnxruntime, jax; \'command:PROGRAM {case} {trace}\', launched for each case; \'kaldi:PROGRAM {model} ark,t:{input} ark,t:{output}\', the same with files of Kaldi\'s; worker:PROGRAM, which answers line by line; library:PATH, a shared library with the functions of lockstep.h; or python:MODULE:FUNCTION. (default: native)' -rfka 'native engine pytorch pytorch_cell tensorflow keras onnxruntime jax'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" activation-roundoffs' -l 'activation-roundoffs' -d 'What the subject\'s activations may be off by, in unit roundoffs. (default: 10)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" accept' -l 'accept' -d 'A port that approximates on purpose: what it may be off by in a step, rtol=R, atol=A, both with a comma between, or ulps=N. What diverges within it is said to, and accepted: status 0.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" layout' -l 'layout' -d 'The names, shapes and gate order of the weights that a command, worker or Python function gets: tensorflow, keras, pytorch, onnx, kaldi. (default: tensorflow)' -rfka 'tensorflow keras pytorch onnx kaldi'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" time-limit' -l 'time-limit' -d 'How long a subject in another process may take for a case. (default: 10; 300 for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" memory-limit' -l 'memory-limit' -d 'How much memory it may use. (default: 4096; as much as there is for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" working-folder' -l 'working-folder' -d 'The folder that it works in. (default: this one)' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" frameworks' -l 'frameworks' -d 'The virtual environment with the frameworks, or of a Python function.' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay"' -l 'report' -d 'Write a report to a path, or to - for standard output, in a format: text, json, junit, markdown, github, html. May be repeated.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" quiet' -l 'quiet' -d 'Print the verdict alone, and no progress.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep replay" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep inspect" -eq 1' -F
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep inspect" forget-bias' -l 'forget-bias' -d 'What an LSTM adds to its forget gate; no file says it. (default: 1 for TensorFlow\'s cells, 0 for PyTorch\'s)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep inspect" cell-clip' -l 'cell-clip' -d 'What TensorFlow\'s LSTMCell clips its c to, cell_clip; no file says it. (default: none; 3 for LSTMBlockCell)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep inspect" projection-clip' -l 'projection-clip' -d 'What LSTMCell clips its projected outputs to, proj_clip; no file says it. (default: none)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep inspect" output-activation' -l 'output-activation' -d 'What the output layer does at its end: none or softmax; no file says it. (default: none)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep inspect"' -l 'scope' -d 'Which network, where the file holds several; given again, the one that it feeds.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep inspect" output-scope' -l 'output-scope' -d 'Which variables are the output layer, or none. (default: the one pair that fits)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep inspect" json' -l 'json' -d 'Write JSON.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep inspect" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep inspect" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep check" -eq 1' -F
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" forget-bias' -l 'forget-bias' -d 'What an LSTM adds to its forget gate; no file says it. (default: 1 for TensorFlow\'s cells, 0 for PyTorch\'s)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" cell-clip' -l 'cell-clip' -d 'What TensorFlow\'s LSTMCell clips its c to, cell_clip; no file says it. (default: none; 3 for LSTMBlockCell)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" projection-clip' -l 'projection-clip' -d 'What LSTMCell clips its projected outputs to, proj_clip; no file says it. (default: none)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" output-activation' -l 'output-activation' -d 'What the output layer does at its end: none or softmax; no file says it. (default: none)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check"' -l 'scope' -d 'Which network, where the file holds several; given again, the one that it feeds.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" output-scope' -l 'output-scope' -d 'Which variables are the output layer, or none. (default: the one pair that fits)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" inputs' -l 'inputs' -d 'The inputs: FILE.npy or FILE.npz:NAME, [T, B, I], or [T, I] for one sequence; or a table of Kaldi\'s, ark:FILE or scp:FILE. (default: drawn at random, and so are the initial states)' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check"' -l 'expected' -d 'Outputs that somebody else computed from these inputs: the last recurrent layer\'s, or the output layer\'s, in files of the same kind. Both may be given. Of a case: a trace, NAME.npz with c, h, … [T, B, H], or the outputs alone.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" expected-is' -l 'expected-is' -d 'What --expected is, where both layers have its width: hidden or output.' -rfka 'hidden output'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" batch-major' -l 'batch-major' -d 'The arrays are batch-major, [B, T, I], and not time-major.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" initial-state' -l 'initial-state' -d 'FILE.npz with the initial states: c0 and h0, or initial_c and initial_h, [B, H] for one layer, [layers, B, H] for layers of one size; or one of each for layer 0, 1, …: initial_c_0. (default: zeros)' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" lengths' -l 'lengths' -d 'The number of steps of each sequence, [B] whole numbers: FILE.npy or FILE.npz:NAME.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" utterances' -l 'utterances' -d 'How many utterances of a table are judged, the first ones. (default: all)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" seed' -l 'seed' -d 'What inputs are drawn from that nobody gave. (default: 1)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" activation-roundoffs' -l 'activation-roundoffs' -d 'What activations may be off by, in unit roundoffs. (default: 10)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check"' -l 'report' -d 'Write a report to a path, or to - for standard output, in a format: text, json, junit, markdown, github, html. May be repeated.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" quiet' -l 'quiet' -d 'Print the verdict alone, and no progress.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep steps" -eq 1' -F
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" step' -l 'step' -d 'The step, from 0. (default: the first that diverges, or 0)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" unit' -l 'unit' -d 'The hidden unit, from 0. (default: the worst of the step, with the worst ratio of every stage over all units)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" batch-row' -l 'batch-row' -d 'The batch row, from 0; of a table, the utterance. (default: the worst of the step)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" layer' -l 'layer' -d 'The layer of a model, from 0. (default: the first recurrent one, or that of --expected)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" json' -l 'json' -d 'Write JSON, of all units and batch rows of the step.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" interactive' -l 'interactive' -d 'Step through: reads next, previous, … from standard input; h lists them.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" cell' -l 'cell' -d 'The cell: lstm or rnn or lstm_two_biases or rnn_two_biases or lstm_clipped or lstm_peephole or lstm_projected or lstm_peephole_projected or lstm_coupled or lstm_coupled_peephole or lstm_coupled_projected or lstm_coupled_peephole_projected or dense or dense_softmax or softmax or sigmoid or tanh or shift or scale or copy. (default: lstm)' -rfka 'lstm rnn lstm_two_biases rnn_two_biases lstm_clipped lstm_peephole lstm_projected lstm_peephole_projected lstm_coupled lstm_coupled_peephole lstm_coupled_projected lstm_coupled_peephole_projected dense dense_softmax softmax sigmoid tanh shift scale copy'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" dtype' -l 'dtype' -d 'The subject\'s precision: float32 or float64. (default: float32)' -rfka 'float32 float64'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" steps' -l 'steps' -d 'Time steps, N or A...B. (default: 1...32 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" batch' -l 'batch' -d 'Batch rows, N or A...B. (default: 1...8 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" input-size' -l 'input-size' -d 'Inputs, N or A...B. (default: 1...64 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" hidden-size' -l 'hidden-size' -d 'Hidden units, N or A...B. (default: 1...64 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" projection-size' -l 'projection-size' -d 'Projected outputs, N or A...B, of a cell that has a projection. (default: 1...64)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps"' -l 'profile' -d 'Families of cases, in turn; one or more with commas between: generic (rows of several magnitudes), trained (weights as large as training leaves them), saturating (gates far into saturation), nonfinite (NaN and infinities), probe (one step, one input at a time), cancelling (sums whose terms nearly cancel), tiny (down to subnormal numbers), exact (sums that do not round). (default: all; without nonfinite for kaldi:…)' -rfka 'generic trained saturating nonfinite probe cancelling tiny exact'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps"' -l 'subject' -d 'What is judged: native; engine or engine:KERNELS, the fast float32 LSTM over one instruction set; mistake:NAME, the reference with a known mistake in it; a framework, pytorch, pytorch_cell, tensorflow, keras, onnxruntime, jax; \'command:PROGRAM {case} {trace}\', launched for each case; \'kaldi:PROGRAM {model} ark,t:{input} ark,t:{output}\', the same with files of Kaldi\'s; worker:PROGRAM, which answers line by line; library:PATH, a shared library with the functions of lockstep.h; or python:MODULE:FUNCTION. (default: native)' -rfka 'native engine pytorch pytorch_cell tensorflow keras onnxruntime jax'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" activation-roundoffs' -l 'activation-roundoffs' -d 'What the subject\'s activations may be off by, in unit roundoffs. (default: 10)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" accept' -l 'accept' -d 'A port that approximates on purpose: what it may be off by in a step, rtol=R, atol=A, both with a comma between, or ulps=N. What diverges within it is said to, and accepted: status 0.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" layout' -l 'layout' -d 'The names, shapes and gate order of the weights that a command, worker or Python function gets: tensorflow, keras, pytorch, onnx, kaldi. (default: tensorflow)' -rfka 'tensorflow keras pytorch onnx kaldi'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" time-limit' -l 'time-limit' -d 'How long a subject in another process may take for a case. (default: 10; 300 for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" memory-limit' -l 'memory-limit' -d 'How much memory it may use. (default: 4096; as much as there is for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" working-folder' -l 'working-folder' -d 'The folder that it works in. (default: this one)' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" frameworks' -l 'frameworks' -d 'The virtual environment with the frameworks, or of a Python function.' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" forget-bias' -l 'forget-bias' -d 'What an LSTM adds to its forget gate; no file says it. (default: 1 for TensorFlow\'s cells, 0 for PyTorch\'s)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" cell-clip' -l 'cell-clip' -d 'What TensorFlow\'s LSTMCell clips its c to, cell_clip; no file says it. (default: none; 3 for LSTMBlockCell)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" projection-clip' -l 'projection-clip' -d 'What LSTMCell clips its projected outputs to, proj_clip; no file says it. (default: none)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" output-activation' -l 'output-activation' -d 'What the output layer does at its end: none or softmax; no file says it. (default: none)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps"' -l 'scope' -d 'Which network, where the file holds several; given again, the one that it feeds.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" output-scope' -l 'output-scope' -d 'Which variables are the output layer, or none. (default: the one pair that fits)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" inputs' -l 'inputs' -d 'The inputs: FILE.npy or FILE.npz:NAME, [T, B, I], or [T, I] for one sequence; or a table of Kaldi\'s, ark:FILE or scp:FILE. (default: drawn at random, and so are the initial states)' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps"' -l 'expected' -d 'Outputs that somebody else computed from these inputs: the last recurrent layer\'s, or the output layer\'s, in files of the same kind. Both may be given. Of a case: a trace, NAME.npz with c, h, … [T, B, H], or the outputs alone.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" expected-is' -l 'expected-is' -d 'What --expected is, where both layers have its width: hidden or output.' -rfka 'hidden output'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" batch-major' -l 'batch-major' -d 'The arrays are batch-major, [B, T, I], and not time-major.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" initial-state' -l 'initial-state' -d 'FILE.npz with the initial states: c0 and h0, or initial_c and initial_h, [B, H] for one layer, [layers, B, H] for layers of one size; or one of each for layer 0, 1, …: initial_c_0. (default: zeros)' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" lengths' -l 'lengths' -d 'The number of steps of each sequence, [B] whole numbers: FILE.npy or FILE.npz:NAME.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" utterances' -l 'utterances' -d 'How many utterances of a table are judged, the first ones. (default: all)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" seed' -l 'seed' -d 'What inputs are drawn from that nobody gave. (default: 1)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep steps" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep forward" -eq 1' -F
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" forget-bias' -l 'forget-bias' -d 'What an LSTM adds to its forget gate; no file says it. (default: 1 for TensorFlow\'s cells, 0 for PyTorch\'s)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" cell-clip' -l 'cell-clip' -d 'What TensorFlow\'s LSTMCell clips its c to, cell_clip; no file says it. (default: none; 3 for LSTMBlockCell)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" projection-clip' -l 'projection-clip' -d 'What LSTMCell clips its projected outputs to, proj_clip; no file says it. (default: none)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" output-activation' -l 'output-activation' -d 'What the output layer does at its end: none or softmax; no file says it. (default: none)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward"' -l 'scope' -d 'Which network, where the file holds several; given again, the one that it feeds.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" output-scope' -l 'output-scope' -d 'Which variables are the output layer, or none. (default: the one pair that fits)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep forward" -eq 2' -F
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep forward" -eq 3' -F
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" batch-major' -l 'batch-major' -d 'Arrays of three axes are batch-major, [B, T, I], and not time-major.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" feature-transform' -l 'feature-transform' -d 'A network that the features go through before the model.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" no-softmax' -l 'no-softmax' -d 'Leave out the softmax at the model\'s end: write what it is taken of.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" apply-log' -l 'apply-log' -d 'Write the logarithm of the outputs, log(y + 1e-20).'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" class-frame-counts' -l 'class-frame-counts' -d 'Kaldi\'s vector of the classes\' frame counts, [ 10 20 … ]: subtract the logarithm of the priors that come of them.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" prior-scale' -l 'prior-scale' -d 'What the log priors are multiplied by. (default: 1)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" prior-floor' -l 'prior-floor' -d 'A class whose prior is not above it gets no likelihood. (default: 1e-10)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" time-shift' -l 'time-shift' -d 'Repeat the last frame N times and leave out the first N outputs. (default: 0)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" use-gpu' -l 'use-gpu' -d 'no; it is there for Kaldi\'s scripts.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" verbose' -l 'verbose' -d 'Accepted and without effect, for Kaldi\'s scripts.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" quiet' -l 'quiet' -d 'No progress, and no line at the end; warnings are still printed.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" reference' -l 'reference' -d 'Let the NumPy reference compute instead, in float64, and round its outputs at the end.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep forward" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep convert" -eq 1' -F
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" forget-bias' -l 'forget-bias' -d 'What an LSTM adds to its forget gate; no file says it. (default: 1 for TensorFlow\'s cells, 0 for PyTorch\'s)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" cell-clip' -l 'cell-clip' -d 'What TensorFlow\'s LSTMCell clips its c to, cell_clip; no file says it. (default: none; 3 for LSTMBlockCell)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" projection-clip' -l 'projection-clip' -d 'What LSTMCell clips its projected outputs to, proj_clip; no file says it. (default: none)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" output-activation' -l 'output-activation' -d 'What the output layer does at its end: none or softmax; no file says it. (default: none)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert"' -l 'scope' -d 'Which network, where the file holds several; given again, the one that it feeds.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" output-scope' -l 'output-scope' -d 'Which variables are the output layer, or none. (default: the one pair that fits)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep convert" -eq 2' -F
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" format' -l 'format' -d 'What to write: npz, safetensors, nnet1, nnet1-text. (default: what the ending says)' -rfka 'npz safetensors nnet1 nnet1-text'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" names' -l 'names' -d 'Whose names and layouts an .npz or .safetensors has: tensorflow or pytorch. (default: the model\'s own; tensorflow for a Kaldi network)' -rfka 'tensorflow pytorch'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" seed' -l 'seed' -d 'What it is judged on is drawn from. (default: 1)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" activation-roundoffs' -l 'activation-roundoffs' -d 'What activations may be off by, in unit roundoffs. (default: 10)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert"' -l 'report' -d 'Write a report to a path, or to - for standard output, in a format: text, json, junit, markdown, github, html. May be repeated.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" quiet' -l 'quiet' -d 'Print the verdict alone, and no progress.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep convert" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep diagnose" -eq 1' -F
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" telling-apart' -l 'telling-apart' -d 'Where a case is written that tells two explanations apart, if the data do not.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" json' -l 'json' -d 'Write JSON.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" cell' -l 'cell' -d 'The cell: lstm or rnn or lstm_two_biases or rnn_two_biases or lstm_clipped or lstm_peephole or lstm_projected or lstm_peephole_projected or lstm_coupled or lstm_coupled_peephole or lstm_coupled_projected or lstm_coupled_peephole_projected or dense or dense_softmax or softmax or sigmoid or tanh or shift or scale or copy. (default: lstm)' -rfka 'lstm rnn lstm_two_biases rnn_two_biases lstm_clipped lstm_peephole lstm_projected lstm_peephole_projected lstm_coupled lstm_coupled_peephole lstm_coupled_projected lstm_coupled_peephole_projected dense dense_softmax softmax sigmoid tanh shift scale copy'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" dtype' -l 'dtype' -d 'The subject\'s precision: float32 or float64. (default: float32)' -rfka 'float32 float64'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" steps' -l 'steps' -d 'Time steps, N or A...B. (default: 1...32 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" batch' -l 'batch' -d 'Batch rows, N or A...B. (default: 1...8 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" input-size' -l 'input-size' -d 'Inputs, N or A...B. (default: 1...64 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" hidden-size' -l 'hidden-size' -d 'Hidden units, N or A...B. (default: 1...64 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" projection-size' -l 'projection-size' -d 'Projected outputs, N or A...B, of a cell that has a projection. (default: 1...64)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose"' -l 'profile' -d 'Families of cases, in turn; one or more with commas between: generic (rows of several magnitudes), trained (weights as large as training leaves them), saturating (gates far into saturation), nonfinite (NaN and infinities), probe (one step, one input at a time), cancelling (sums whose terms nearly cancel), tiny (down to subnormal numbers), exact (sums that do not round). (default: all; without nonfinite for kaldi:…)' -rfka 'generic trained saturating nonfinite probe cancelling tiny exact'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose"' -l 'subject' -d 'What is judged: native; engine or engine:KERNELS, the fast float32 LSTM over one instruction set; mistake:NAME, the reference with a known mistake in it; a framework, pytorch, pytorch_cell, tensorflow, keras, onnxruntime, jax; \'command:PROGRAM {case} {trace}\', launched for each case; \'kaldi:PROGRAM {model} ark,t:{input} ark,t:{output}\', the same with files of Kaldi\'s; worker:PROGRAM, which answers line by line; library:PATH, a shared library with the functions of lockstep.h; or python:MODULE:FUNCTION. (default: native)' -rfka 'native engine pytorch pytorch_cell tensorflow keras onnxruntime jax'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" activation-roundoffs' -l 'activation-roundoffs' -d 'What the subject\'s activations may be off by, in unit roundoffs. (default: 10)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" accept' -l 'accept' -d 'A port that approximates on purpose: what it may be off by in a step, rtol=R, atol=A, both with a comma between, or ulps=N. What diverges within it is said to, and accepted: status 0.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" layout' -l 'layout' -d 'The names, shapes and gate order of the weights that a command, worker or Python function gets: tensorflow, keras, pytorch, onnx, kaldi. (default: tensorflow)' -rfka 'tensorflow keras pytorch onnx kaldi'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" time-limit' -l 'time-limit' -d 'How long a subject in another process may take for a case. (default: 10; 300 for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" memory-limit' -l 'memory-limit' -d 'How much memory it may use. (default: 4096; as much as there is for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" working-folder' -l 'working-folder' -d 'The folder that it works in. (default: this one)' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" frameworks' -l 'frameworks' -d 'The virtual environment with the frameworks, or of a Python function.' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" forget-bias' -l 'forget-bias' -d 'What an LSTM adds to its forget gate; no file says it. (default: 1 for TensorFlow\'s cells, 0 for PyTorch\'s)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" cell-clip' -l 'cell-clip' -d 'What TensorFlow\'s LSTMCell clips its c to, cell_clip; no file says it. (default: none; 3 for LSTMBlockCell)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" projection-clip' -l 'projection-clip' -d 'What LSTMCell clips its projected outputs to, proj_clip; no file says it. (default: none)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" output-activation' -l 'output-activation' -d 'What the output layer does at its end: none or softmax; no file says it. (default: none)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose"' -l 'scope' -d 'Which network, where the file holds several; given again, the one that it feeds.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" output-scope' -l 'output-scope' -d 'Which variables are the output layer, or none. (default: the one pair that fits)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" inputs' -l 'inputs' -d 'The inputs: FILE.npy or FILE.npz:NAME, [T, B, I], or [T, I] for one sequence; or a table of Kaldi\'s, ark:FILE or scp:FILE. (default: drawn at random, and so are the initial states)' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose"' -l 'expected' -d 'Outputs that somebody else computed from these inputs: the last recurrent layer\'s, or the output layer\'s, in files of the same kind. Both may be given. Of a case: a trace, NAME.npz with c, h, … [T, B, H], or the outputs alone.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" expected-is' -l 'expected-is' -d 'What --expected is, where both layers have its width: hidden or output.' -rfka 'hidden output'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" batch-major' -l 'batch-major' -d 'The arrays are batch-major, [B, T, I], and not time-major.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" initial-state' -l 'initial-state' -d 'FILE.npz with the initial states: c0 and h0, or initial_c and initial_h, [B, H] for one layer, [layers, B, H] for layers of one size; or one of each for layer 0, 1, …: initial_c_0. (default: zeros)' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" lengths' -l 'lengths' -d 'The number of steps of each sequence, [B] whole numbers: FILE.npy or FILE.npz:NAME.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" utterances' -l 'utterances' -d 'How many utterances of a table are judged, the first ones. (default: all)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" seed' -l 'seed' -d 'What inputs are drawn from that nobody gave. (default: 1)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep diagnose" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep sensitivity"' -l 'cell' -d 'The cell in which the mistakes are made; may be repeated, or all. (default: for each mistake the first cell that leaves room for it)' -rfka 'lstm rnn lstm_two_biases rnn_two_biases lstm_clipped lstm_peephole lstm_projected lstm_peephole_projected lstm_coupled lstm_coupled_peephole lstm_coupled_projected lstm_coupled_peephole_projected dense dense_softmax softmax sigmoid tanh shift scale copy all'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep sensitivity"' -l 'mistake' -d 'A mistake; may be repeated, and NAME+NAME is both at once. (default: all)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep sensitivity" cases' -l 'cases' -d 'A folder of case files to score, or one case file. (default: the generator\'s cases)' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep sensitivity" limit' -l 'limit' -d 'After how many of the generator\'s cases a mistake counts as missed. (default: 500)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep sensitivity" seed' -l 'seed' -d 'What the generator\'s cases are drawn from. (default: 1)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep sensitivity" dtype' -l 'dtype' -d 'The precision: float32 or float64. (default: float32)' -rfka 'float32 float64'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep sensitivity" by-profile' -l 'by-profile' -d 'Score each profile of the generator by itself, in those where a mistake is visible.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep sensitivity" json' -l 'json' -d 'Write JSON.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep sensitivity" activation-roundoffs' -l 'activation-roundoffs' -d 'What activations may be off by, in unit roundoffs. (default: 10)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep sensitivity" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep sensitivity" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep sensitivity" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" cases' -l 'cases' -d 'How many cases for each subject. (default: 400)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" seed' -l 'seed' -d 'A number, or random, which draws one and prints it. (default: 1)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade"' -l 'report' -d 'Write a report: text, markdown, json, to a path or to - for standard output, where it stands alone. May be repeated.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" quiet' -l 'quiet' -d 'Print the verdict alone, and no progress.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" cell' -l 'cell' -d 'The cell: lstm or rnn or lstm_two_biases or rnn_two_biases or lstm_clipped or lstm_peephole or lstm_projected or lstm_peephole_projected or lstm_coupled or lstm_coupled_peephole or lstm_coupled_projected or lstm_coupled_peephole_projected or dense or dense_softmax or softmax or sigmoid or tanh or shift or scale or copy. (default: lstm)' -rfka 'lstm rnn lstm_two_biases rnn_two_biases lstm_clipped lstm_peephole lstm_projected lstm_peephole_projected lstm_coupled lstm_coupled_peephole lstm_coupled_projected lstm_coupled_peephole_projected dense dense_softmax softmax sigmoid tanh shift scale copy'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" dtype' -l 'dtype' -d 'The subject\'s precision: float32 or float64. (default: float32)' -rfka 'float32 float64'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" steps' -l 'steps' -d 'Time steps, N or A...B. (default: 1...32 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" batch' -l 'batch' -d 'Batch rows, N or A...B. (default: 1...8 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" input-size' -l 'input-size' -d 'Inputs, N or A...B. (default: 1...64 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" hidden-size' -l 'hidden-size' -d 'Hidden units, N or A...B. (default: 1...64 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" projection-size' -l 'projection-size' -d 'Projected outputs, N or A...B, of a cell that has a projection. (default: 1...64)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade"' -l 'profile' -d 'Families of cases, in turn; one or more with commas between: generic (rows of several magnitudes), trained (weights as large as training leaves them), saturating (gates far into saturation), nonfinite (NaN and infinities), probe (one step, one input at a time), cancelling (sums whose terms nearly cancel), tiny (down to subnormal numbers), exact (sums that do not round). (default: all; without nonfinite for kaldi:…)' -rfka 'generic trained saturating nonfinite probe cancelling tiny exact'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade"' -l 'subject' -d 'What is judged: native; engine or engine:KERNELS, the fast float32 LSTM over one instruction set; mistake:NAME, the reference with a known mistake in it; a framework, pytorch, pytorch_cell, tensorflow, keras, onnxruntime, jax; \'command:PROGRAM {case} {trace}\', launched for each case; \'kaldi:PROGRAM {model} ark,t:{input} ark,t:{output}\', the same with files of Kaldi\'s; worker:PROGRAM, which answers line by line; library:PATH, a shared library with the functions of lockstep.h; or python:MODULE:FUNCTION. (default: native)' -rfka 'native engine pytorch pytorch_cell tensorflow keras onnxruntime jax'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" activation-roundoffs' -l 'activation-roundoffs' -d 'What the subject\'s activations may be off by, in unit roundoffs. (default: 10)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" accept' -l 'accept' -d 'A port that approximates on purpose: what it may be off by in a step, rtol=R, atol=A, both with a comma between, or ulps=N. What diverges within it is said to, and accepted: status 0.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" layout' -l 'layout' -d 'The names, shapes and gate order of the weights that a command, worker or Python function gets: tensorflow, keras, pytorch, onnx, kaldi. (default: tensorflow)' -rfka 'tensorflow keras pytorch onnx kaldi'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" time-limit' -l 'time-limit' -d 'How long a subject in another process may take for a case. (default: 10; 300 for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" memory-limit' -l 'memory-limit' -d 'How much memory it may use. (default: 4096; as much as there is for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" working-folder' -l 'working-folder' -d 'The folder that it works in. (default: this one)' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" frameworks' -l 'frameworks' -d 'The virtual environment with the frameworks, or of a Python function.' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep grade" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" baseline' -l 'baseline' -d 'The committed file that the run is compared with, lockstep-baseline/1.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" update-baseline' -l 'update-baseline' -d 'Write the baseline anew, what it allows kept. Refused where CI is set, and where anything diverges.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" corpus' -l 'corpus' -d 'Case files, each for every subject that can be its cell; none is added.' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate"' -l 'models' -d 'A model, or a folder of models, which are run as check does. May be repeated.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" reports' -l 'reports' -d 'Where all reports are written, in every format, and the cases of findings. It is made if there is none.' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" cases' -l 'cases' -d 'How many cases are generated for each subject. (default: 1000)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" seed' -l 'seed' -d 'What they are generated from. (default: 1)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" sensitivity' -l 'sensitivity' -d 'Whether the known mistakes are made too, which must be caught.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" no-sensitivity' -l 'no-sensitivity' -d 'Whether the known mistakes are made too, which must be caught.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" sensitivity-limit' -l 'sensitivity-limit' -d 'After how many cases a known mistake counts as missed. (default: 500)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" jobs' -l 'jobs' -d 'How many worker processes judge; the results do not depend on it. (default: as many as there are cores, fewer for a short campaign)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" quiet' -l 'quiet' -d 'Print the verdict alone, and no progress.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" cell' -l 'cell' -d 'The cell: lstm or rnn or lstm_two_biases or rnn_two_biases or lstm_clipped or lstm_peephole or lstm_projected or lstm_peephole_projected or lstm_coupled or lstm_coupled_peephole or lstm_coupled_projected or lstm_coupled_peephole_projected or dense or dense_softmax or softmax or sigmoid or tanh or shift or scale or copy. (default: lstm)' -rfka 'lstm rnn lstm_two_biases rnn_two_biases lstm_clipped lstm_peephole lstm_projected lstm_peephole_projected lstm_coupled lstm_coupled_peephole lstm_coupled_projected lstm_coupled_peephole_projected dense dense_softmax softmax sigmoid tanh shift scale copy'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" dtype' -l 'dtype' -d 'The subject\'s precision: float32 or float64. (default: float32)' -rfka 'float32 float64'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" steps' -l 'steps' -d 'Time steps, N or A...B. (default: 1...32 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" batch' -l 'batch' -d 'Batch rows, N or A...B. (default: 1...8 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" input-size' -l 'input-size' -d 'Inputs, N or A...B. (default: 1...64 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" hidden-size' -l 'hidden-size' -d 'Hidden units, N or A...B. (default: 1...64 and corners)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" projection-size' -l 'projection-size' -d 'Projected outputs, N or A...B, of a cell that has a projection. (default: 1...64)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate"' -l 'profile' -d 'Families of cases, in turn; one or more with commas between: generic (rows of several magnitudes), trained (weights as large as training leaves them), saturating (gates far into saturation), nonfinite (NaN and infinities), probe (one step, one input at a time), cancelling (sums whose terms nearly cancel), tiny (down to subnormal numbers), exact (sums that do not round). (default: all; without nonfinite for kaldi:…)' -rfka 'generic trained saturating nonfinite probe cancelling tiny exact'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate"' -l 'subject' -d 'What is judged: native; engine or engine:KERNELS, the fast float32 LSTM over one instruction set; mistake:NAME, the reference with a known mistake in it; a framework, pytorch, pytorch_cell, tensorflow, keras, onnxruntime, jax; \'command:PROGRAM {case} {trace}\', launched for each case; \'kaldi:PROGRAM {model} ark,t:{input} ark,t:{output}\', the same with files of Kaldi\'s; worker:PROGRAM, which answers line by line; library:PATH, a shared library with the functions of lockstep.h; or python:MODULE:FUNCTION. (default: native)' -rfka 'native engine pytorch pytorch_cell tensorflow keras onnxruntime jax'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" activation-roundoffs' -l 'activation-roundoffs' -d 'What the subject\'s activations may be off by, in unit roundoffs. (default: 10)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" accept' -l 'accept' -d 'A port that approximates on purpose: what it may be off by in a step, rtol=R, atol=A, both with a comma between, or ulps=N. What diverges within it is said to, and accepted: status 0.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" layout' -l 'layout' -d 'The names, shapes and gate order of the weights that a command, worker or Python function gets: tensorflow, keras, pytorch, onnx, kaldi. (default: tensorflow)' -rfka 'tensorflow keras pytorch onnx kaldi'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" time-limit' -l 'time-limit' -d 'How long a subject in another process may take for a case. (default: 10; 300 for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" memory-limit' -l 'memory-limit' -d 'How much memory it may use. (default: 4096; as much as there is for a framework)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" working-folder' -l 'working-folder' -d 'The folder that it works in. (default: this one)' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" frameworks' -l 'frameworks' -d 'The virtual environment with the frameworks, or of a Python function.' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep gate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep bench" -eq 1' -fa 'cells' -d 'Times forward passes of the LSTM beside the frameworks that are installed.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep bench" -eq 1' -fa 'activations' -d 'Measures how accurate the engine\'s exp, logistic and tanh are.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep bench" -eq 1' -fa 'judge' -d 'Measures the reference as the judge, in one process on one thread.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep bench" -eq 1' -fa 'read' -d 'Measures how fast a model\'s variables are read and verified.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench cells"' -l 'shape' -d 'Inputs, hidden units, steps and batch rows; may be repeated. (default: a grid of 12)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench cells"' -l 'threads' -d 'How many threads each may use, or all; may be repeated. (default: 1, then all)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench cells" rounds' -l 'rounds' -d 'How often each takes its turn. (default: what fits into 4 s a shape, from 5 to 51)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench cells"' -l 'peer' -d 'A peer: onnxruntime, torch, tensorflow, jax, numpy; may be repeated. (default: all)' -rfka 'onnxruntime torch tensorflow jax numpy'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench cells" frameworks' -l 'frameworks' -d 'The virtual environment with the frameworks.' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench cells"' -l 'report' -d 'Write a report: text, json, svg, to a path or to - for standard output, where it stands alone. May be repeated.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench cells" quiet' -l 'quiet' -d 'Print the verdict alone, and no progress.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench cells" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench cells" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench cells" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench activations" kernels' -l 'kernels' -d 'One set of kernels. (default: all that run here)' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench activations" every' -l 'every' -d 'Look at 1,024 numbers in a row of so many times 1,024.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench activations" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench activations" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench judge" rounds' -l 'rounds' -d 'How often each way is timed.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench judge" cases' -l 'cases' -d 'How many cases of the default sizes are judged.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench judge" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench judge" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench judge" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_positional "lockstep bench read" -eq 1' -F
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench read" rounds' -l 'rounds' -d 'How often each way is timed.' -rfka ''
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench read" scratch' -l 'scratch' -d 'Where the file and its copy are made. (default: TMPDIR, or /tmp)' -rfa '(__lockstep_complete_directories)'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench read" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep bench read" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep doctor" python' -l 'python' -d 'The Python environment whose NumPy is used: its folder or its bin/python.' -rF
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep doctor" version' -l 'version' -d 'Show the version.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lockstep' -n '__lockstep_should_offer_completions_for_flags_or_options "lockstep help" version' -l 'version' -d 'Show the version.'
