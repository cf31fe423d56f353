#!/bin/bash

__lockstep_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__lockstep_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__lockstep_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__lockstep_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_lockstep() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __lockstep_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    fuzz|merge|replay|inspect|check|steps|forward|convert|diagnose|sensitivity|grade|gate|bench|doctor|help)
        # Offer subcommand argument completions
        "_lockstep_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'fuzz merge replay inspect check steps forward convert diagnose sensitivity grade gate bench doctor help' -- "${cur}"))
        ;;
    esac
}

_lockstep_fuzz() {
    repeating_flags=()
    non_repeating_flags=(--quiet --version -h --help)
    repeating_options=(--profile --subject --report)
    non_repeating_options=(--cases --seed --corpus --findings --jobs --shard --cell --dtype --steps --batch --input-size --hidden-size --projection-size --activation-roundoffs --accept --python --layout --time-limit --memory-limit --working-folder --frameworks)
    __lockstep_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--cases')
        return
        ;;
    '--seed')
        return
        ;;
    '--corpus')
        __lockstep_add_completions -d
        return
        ;;
    '--findings')
        __lockstep_add_completions -d
        return
        ;;
    '--jobs')
        return
        ;;
    '--shard')
        return
        ;;
    '--cell')
        __lockstep_add_completions -W 'lstm'$'\n''rnn'$'\n''lstm_two_biases'$'\n''rnn_two_biases'$'\n''lstm_clipped'$'\n''lstm_peephole'$'\n''lstm_projected'$'\n''lstm_peephole_projected'$'\n''lstm_coupled'$'\n''lstm_coupled_peephole'$'\n''lstm_coupled_projected'$'\n''lstm_coupled_peephole_projected'$'\n''dense'$'\n''dense_softmax'$'\n''softmax'$'\n''sigmoid'$'\n''tanh'$'\n''shift'$'\n''scale'$'\n''copy'
        return
        ;;
    '--dtype')
        __lockstep_add_completions -W 'float32'$'\n''float64'
        return
        ;;
    '--steps')
        return
        ;;
    '--batch')
        return
        ;;
    '--input-size')
        return
        ;;
    '--hidden-size')
        return
        ;;
    '--projection-size')
        return
        ;;
    '--profile')
        __lockstep_add_completions -W 'generic'$'\n''trained'$'\n''saturating'$'\n''nonfinite'$'\n''probe'$'\n''cancelling'$'\n''tiny'$'\n''exact'
        return
        ;;
    '--subject')
        __lockstep_add_completions -W 'native'$'\n''engine'$'\n''pytorch'$'\n''pytorch_cell'$'\n''tensorflow'$'\n''keras'$'\n''onnxruntime'$'\n''jax'
        return
        ;;
    '--activation-roundoffs')
        return
        ;;
    '--accept')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    '--layout')
        __lockstep_add_completions -W 'tensorflow'$'\n''keras'$'\n''pytorch'$'\n''onnx'$'\n''kaldi'
        return
        ;;
    '--time-limit')
        return
        ;;
    '--memory-limit')
        return
        ;;
    '--working-folder')
        __lockstep_add_completions -d
        return
        ;;
    '--frameworks')
        __lockstep_add_completions -d
        return
        ;;
    '--report')
        return
        ;;
    esac
}

_lockstep_merge() {
    repeating_flags=()
    non_repeating_flags=(--quiet --version -h --help)
    repeating_options=(--report)
    non_repeating_options=(--findings --subject --python --layout --time-limit --memory-limit --working-folder --frameworks)
    __lockstep_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--findings')
        __lockstep_add_completions -d
        return
        ;;
    '--subject')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    '--layout')
        __lockstep_add_completions -W 'tensorflow'$'\n''keras'$'\n''pytorch'$'\n''onnx'$'\n''kaldi'
        return
        ;;
    '--time-limit')
        return
        ;;
    '--memory-limit')
        return
        ;;
    '--working-folder')
        __lockstep_add_completions -d
        return
        ;;
    '--frameworks')
        __lockstep_add_completions -d
        return
        ;;
    '--report')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_replay() {
    repeating_flags=()
    non_repeating_flags=(--expect-divergence --quiet --version -h --help)
    repeating_options=(--profile --subject --report)
    non_repeating_options=(--cell --dtype --steps --batch --input-size --hidden-size --projection-size --activation-roundoffs --accept --python --layout --time-limit --memory-limit --working-folder --frameworks)
    __lockstep_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--cell')
        __lockstep_add_completions -W 'lstm'$'\n''rnn'$'\n''lstm_two_biases'$'\n''rnn_two_biases'$'\n''lstm_clipped'$'\n''lstm_peephole'$'\n''lstm_projected'$'\n''lstm_peephole_projected'$'\n''lstm_coupled'$'\n''lstm_coupled_peephole'$'\n''lstm_coupled_projected'$'\n''lstm_coupled_peephole_projected'$'\n''dense'$'\n''dense_softmax'$'\n''softmax'$'\n''sigmoid'$'\n''tanh'$'\n''shift'$'\n''scale'$'\n''copy'
        return
        ;;
    '--dtype')
        __lockstep_add_completions -W 'float32'$'\n''float64'
        return
        ;;
    '--steps')
        return
        ;;
    '--batch')
        return
        ;;
    '--input-size')
        return
        ;;
    '--hidden-size')
        return
        ;;
    '--projection-size')
        return
        ;;
    '--profile')
        __lockstep_add_completions -W 'generic'$'\n''trained'$'\n''saturating'$'\n''nonfinite'$'\n''probe'$'\n''cancelling'$'\n''tiny'$'\n''exact'
        return
        ;;
    '--subject')
        __lockstep_add_completions -W 'native'$'\n''engine'$'\n''pytorch'$'\n''pytorch_cell'$'\n''tensorflow'$'\n''keras'$'\n''onnxruntime'$'\n''jax'
        return
        ;;
    '--activation-roundoffs')
        return
        ;;
    '--accept')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    '--layout')
        __lockstep_add_completions -W 'tensorflow'$'\n''keras'$'\n''pytorch'$'\n''onnx'$'\n''kaldi'
        return
        ;;
    '--time-limit')
        return
        ;;
    '--memory-limit')
        return
        ;;
    '--working-folder')
        __lockstep_add_completions -d
        return
        ;;
    '--frameworks')
        __lockstep_add_completions -d
        return
        ;;
    '--report')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_inspect() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--scope)
    non_repeating_options=(--forget-bias --cell-clip --projection-clip --output-activation --output-scope)
    __lockstep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--forget-bias')
        return
        ;;
    '--cell-clip')
        return
        ;;
    '--projection-clip')
        return
        ;;
    '--output-activation')
        return
        ;;
    '--scope')
        return
        ;;
    '--output-scope')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_check() {
    repeating_flags=()
    non_repeating_flags=(--batch-major --quiet --version -h --help)
    repeating_options=(--scope --expected --report)
    non_repeating_options=(--forget-bias --cell-clip --projection-clip --output-activation --output-scope --inputs --expected-is --initial-state --lengths --utterances --seed --activation-roundoffs --python)
    __lockstep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--forget-bias')
        return
        ;;
    '--cell-clip')
        return
        ;;
    '--projection-clip')
        return
        ;;
    '--output-activation')
        return
        ;;
    '--scope')
        return
        ;;
    '--output-scope')
        return
        ;;
    '--inputs')
        __lockstep_add_completions -f
        return
        ;;
    '--expected')
        __lockstep_add_completions -f
        return
        ;;
    '--expected-is')
        __lockstep_add_completions -W 'hidden'$'\n''output'
        return
        ;;
    '--initial-state')
        __lockstep_add_completions -f
        return
        ;;
    '--lengths')
        __lockstep_add_completions -f
        return
        ;;
    '--utterances')
        return
        ;;
    '--seed')
        return
        ;;
    '--activation-roundoffs')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    '--report')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_steps() {
    repeating_flags=()
    non_repeating_flags=(--json --interactive --batch-major --version -h --help)
    repeating_options=(--profile --subject --scope --expected)
    non_repeating_options=(--step --unit --batch-row --layer --cell --dtype --steps --batch --input-size --hidden-size --projection-size --activation-roundoffs --accept --python --layout --time-limit --memory-limit --working-folder --frameworks --forget-bias --cell-clip --projection-clip --output-activation --output-scope --inputs --expected-is --initial-state --lengths --utterances --seed)
    __lockstep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--step')
        return
        ;;
    '--unit')
        return
        ;;
    '--batch-row')
        return
        ;;
    '--layer')
        return
        ;;
    '--cell')
        __lockstep_add_completions -W 'lstm'$'\n''rnn'$'\n''lstm_two_biases'$'\n''rnn_two_biases'$'\n''lstm_clipped'$'\n''lstm_peephole'$'\n''lstm_projected'$'\n''lstm_peephole_projected'$'\n''lstm_coupled'$'\n''lstm_coupled_peephole'$'\n''lstm_coupled_projected'$'\n''lstm_coupled_peephole_projected'$'\n''dense'$'\n''dense_softmax'$'\n''softmax'$'\n''sigmoid'$'\n''tanh'$'\n''shift'$'\n''scale'$'\n''copy'
        return
        ;;
    '--dtype')
        __lockstep_add_completions -W 'float32'$'\n''float64'
        return
        ;;
    '--steps')
        return
        ;;
    '--batch')
        return
        ;;
    '--input-size')
        return
        ;;
    '--hidden-size')
        return
        ;;
    '--projection-size')
        return
        ;;
    '--profile')
        __lockstep_add_completions -W 'generic'$'\n''trained'$'\n''saturating'$'\n''nonfinite'$'\n''probe'$'\n''cancelling'$'\n''tiny'$'\n''exact'
        return
        ;;
    '--subject')
        __lockstep_add_completions -W 'native'$'\n''engine'$'\n''pytorch'$'\n''pytorch_cell'$'\n''tensorflow'$'\n''keras'$'\n''onnxruntime'$'\n''jax'
        return
        ;;
    '--activation-roundoffs')
        return
        ;;
    '--accept')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    '--layout')
        __lockstep_add_completions -W 'tensorflow'$'\n''keras'$'\n''pytorch'$'\n''onnx'$'\n''kaldi'
        return
        ;;
    '--time-limit')
        return
        ;;
    '--memory-limit')
        return
        ;;
    '--working-folder')
        __lockstep_add_completions -d
        return
        ;;
    '--frameworks')
        __lockstep_add_completions -d
        return
        ;;
    '--forget-bias')
        return
        ;;
    '--cell-clip')
        return
        ;;
    '--projection-clip')
        return
        ;;
    '--output-activation')
        return
        ;;
    '--scope')
        return
        ;;
    '--output-scope')
        return
        ;;
    '--inputs')
        __lockstep_add_completions -f
        return
        ;;
    '--expected')
        __lockstep_add_completions -f
        return
        ;;
    '--expected-is')
        __lockstep_add_completions -W 'hidden'$'\n''output'
        return
        ;;
    '--initial-state')
        __lockstep_add_completions -f
        return
        ;;
    '--lengths')
        __lockstep_add_completions -f
        return
        ;;
    '--utterances')
        return
        ;;
    '--seed')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_forward() {
    repeating_flags=()
    non_repeating_flags=(--batch-major --no-softmax --apply-log --quiet --reference --version -h --help)
    repeating_options=(--scope)
    non_repeating_options=(--forget-bias --cell-clip --projection-clip --output-activation --output-scope --feature-transform --class-frame-counts --prior-scale --prior-floor --time-shift --use-gpu --verbose --python)
    __lockstep_offer_flags_options 3

    # Offer option value completions
    case "${prev}" in
    '--forget-bias')
        return
        ;;
    '--cell-clip')
        return
        ;;
    '--projection-clip')
        return
        ;;
    '--output-activation')
        return
        ;;
    '--scope')
        return
        ;;
    '--output-scope')
        return
        ;;
    '--feature-transform')
        __lockstep_add_completions -f
        return
        ;;
    '--class-frame-counts')
        __lockstep_add_completions -f
        return
        ;;
    '--prior-scale')
        return
        ;;
    '--prior-floor')
        return
        ;;
    '--time-shift')
        return
        ;;
    '--use-gpu')
        return
        ;;
    '--verbose')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __lockstep_add_completions -f
        return
        ;;
    2)
        __lockstep_add_completions -f
        return
        ;;
    3)
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_convert() {
    repeating_flags=()
    non_repeating_flags=(--quiet --version -h --help)
    repeating_options=(--scope --report)
    non_repeating_options=(--forget-bias --cell-clip --projection-clip --output-activation --output-scope --format --names --seed --activation-roundoffs --python)
    __lockstep_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--forget-bias')
        return
        ;;
    '--cell-clip')
        return
        ;;
    '--projection-clip')
        return
        ;;
    '--output-activation')
        return
        ;;
    '--scope')
        return
        ;;
    '--output-scope')
        return
        ;;
    '--format')
        __lockstep_add_completions -W 'npz'$'\n''safetensors'$'\n''nnet1'$'\n''nnet1-text'
        return
        ;;
    '--names')
        __lockstep_add_completions -W 'tensorflow'$'\n''pytorch'
        return
        ;;
    '--seed')
        return
        ;;
    '--activation-roundoffs')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    '--report')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __lockstep_add_completions -f
        return
        ;;
    2)
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_diagnose() {
    repeating_flags=()
    non_repeating_flags=(--json --batch-major --version -h --help)
    repeating_options=(--profile --subject --scope --expected)
    non_repeating_options=(--telling-apart --cell --dtype --steps --batch --input-size --hidden-size --projection-size --activation-roundoffs --accept --python --layout --time-limit --memory-limit --working-folder --frameworks --forget-bias --cell-clip --projection-clip --output-activation --output-scope --inputs --expected-is --initial-state --lengths --utterances --seed)
    __lockstep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--telling-apart')
        __lockstep_add_completions -f
        return
        ;;
    '--cell')
        __lockstep_add_completions -W 'lstm'$'\n''rnn'$'\n''lstm_two_biases'$'\n''rnn_two_biases'$'\n''lstm_clipped'$'\n''lstm_peephole'$'\n''lstm_projected'$'\n''lstm_peephole_projected'$'\n''lstm_coupled'$'\n''lstm_coupled_peephole'$'\n''lstm_coupled_projected'$'\n''lstm_coupled_peephole_projected'$'\n''dense'$'\n''dense_softmax'$'\n''softmax'$'\n''sigmoid'$'\n''tanh'$'\n''shift'$'\n''scale'$'\n''copy'
        return
        ;;
    '--dtype')
        __lockstep_add_completions -W 'float32'$'\n''float64'
        return
        ;;
    '--steps')
        return
        ;;
    '--batch')
        return
        ;;
    '--input-size')
        return
        ;;
    '--hidden-size')
        return
        ;;
    '--projection-size')
        return
        ;;
    '--profile')
        __lockstep_add_completions -W 'generic'$'\n''trained'$'\n''saturating'$'\n''nonfinite'$'\n''probe'$'\n''cancelling'$'\n''tiny'$'\n''exact'
        return
        ;;
    '--subject')
        __lockstep_add_completions -W 'native'$'\n''engine'$'\n''pytorch'$'\n''pytorch_cell'$'\n''tensorflow'$'\n''keras'$'\n''onnxruntime'$'\n''jax'
        return
        ;;
    '--activation-roundoffs')
        return
        ;;
    '--accept')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    '--layout')
        __lockstep_add_completions -W 'tensorflow'$'\n''keras'$'\n''pytorch'$'\n''onnx'$'\n''kaldi'
        return
        ;;
    '--time-limit')
        return
        ;;
    '--memory-limit')
        return
        ;;
    '--working-folder')
        __lockstep_add_completions -d
        return
        ;;
    '--frameworks')
        __lockstep_add_completions -d
        return
        ;;
    '--forget-bias')
        return
        ;;
    '--cell-clip')
        return
        ;;
    '--projection-clip')
        return
        ;;
    '--output-activation')
        return
        ;;
    '--scope')
        return
        ;;
    '--output-scope')
        return
        ;;
    '--inputs')
        __lockstep_add_completions -f
        return
        ;;
    '--expected')
        __lockstep_add_completions -f
        return
        ;;
    '--expected-is')
        __lockstep_add_completions -W 'hidden'$'\n''output'
        return
        ;;
    '--initial-state')
        __lockstep_add_completions -f
        return
        ;;
    '--lengths')
        __lockstep_add_completions -f
        return
        ;;
    '--utterances')
        return
        ;;
    '--seed')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_sensitivity() {
    repeating_flags=()
    non_repeating_flags=(--by-profile --json --version -h --help)
    repeating_options=(--cell --mistake)
    non_repeating_options=(--cases --limit --seed --dtype --activation-roundoffs --python)
    __lockstep_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--cell')
        __lockstep_add_completions -W 'lstm'$'\n''rnn'$'\n''lstm_two_biases'$'\n''rnn_two_biases'$'\n''lstm_clipped'$'\n''lstm_peephole'$'\n''lstm_projected'$'\n''lstm_peephole_projected'$'\n''lstm_coupled'$'\n''lstm_coupled_peephole'$'\n''lstm_coupled_projected'$'\n''lstm_coupled_peephole_projected'$'\n''dense'$'\n''dense_softmax'$'\n''softmax'$'\n''sigmoid'$'\n''tanh'$'\n''shift'$'\n''scale'$'\n''copy'$'\n''all'
        return
        ;;
    '--mistake')
        return
        ;;
    '--cases')
        __lockstep_add_completions -f
        return
        ;;
    '--limit')
        return
        ;;
    '--seed')
        return
        ;;
    '--dtype')
        __lockstep_add_completions -W 'float32'$'\n''float64'
        return
        ;;
    '--activation-roundoffs')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_grade() {
    repeating_flags=()
    non_repeating_flags=(--quiet --version -h --help)
    repeating_options=(--report --profile --subject)
    non_repeating_options=(--cases --seed --cell --dtype --steps --batch --input-size --hidden-size --projection-size --activation-roundoffs --accept --python --layout --time-limit --memory-limit --working-folder --frameworks)
    __lockstep_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--cases')
        return
        ;;
    '--seed')
        return
        ;;
    '--report')
        return
        ;;
    '--cell')
        __lockstep_add_completions -W 'lstm'$'\n''rnn'$'\n''lstm_two_biases'$'\n''rnn_two_biases'$'\n''lstm_clipped'$'\n''lstm_peephole'$'\n''lstm_projected'$'\n''lstm_peephole_projected'$'\n''lstm_coupled'$'\n''lstm_coupled_peephole'$'\n''lstm_coupled_projected'$'\n''lstm_coupled_peephole_projected'$'\n''dense'$'\n''dense_softmax'$'\n''softmax'$'\n''sigmoid'$'\n''tanh'$'\n''shift'$'\n''scale'$'\n''copy'
        return
        ;;
    '--dtype')
        __lockstep_add_completions -W 'float32'$'\n''float64'
        return
        ;;
    '--steps')
        return
        ;;
    '--batch')
        return
        ;;
    '--input-size')
        return
        ;;
    '--hidden-size')
        return
        ;;
    '--projection-size')
        return
        ;;
    '--profile')
        __lockstep_add_completions -W 'generic'$'\n''trained'$'\n''saturating'$'\n''nonfinite'$'\n''probe'$'\n''cancelling'$'\n''tiny'$'\n''exact'
        return
        ;;
    '--subject')
        __lockstep_add_completions -W 'native'$'\n''engine'$'\n''pytorch'$'\n''pytorch_cell'$'\n''tensorflow'$'\n''keras'$'\n''onnxruntime'$'\n''jax'
        return
        ;;
    '--activation-roundoffs')
        return
        ;;
    '--accept')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    '--layout')
        __lockstep_add_completions -W 'tensorflow'$'\n''keras'$'\n''pytorch'$'\n''onnx'$'\n''kaldi'
        return
        ;;
    '--time-limit')
        return
        ;;
    '--memory-limit')
        return
        ;;
    '--working-folder')
        __lockstep_add_completions -d
        return
        ;;
    '--frameworks')
        __lockstep_add_completions -d
        return
        ;;
    esac
}

_lockstep_gate() {
    repeating_flags=()
    non_repeating_flags=(--update-baseline --sensitivity --no-sensitivity --quiet --version -h --help)
    repeating_options=(--models --profile --subject)
    non_repeating_options=(--baseline --corpus --reports --cases --seed --sensitivity-limit --jobs --cell --dtype --steps --batch --input-size --hidden-size --projection-size --activation-roundoffs --accept --python --layout --time-limit --memory-limit --working-folder --frameworks)
    __lockstep_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--baseline')
        __lockstep_add_completions -f
        return
        ;;
    '--corpus')
        __lockstep_add_completions -d
        return
        ;;
    '--models')
        __lockstep_add_completions -f
        return
        ;;
    '--reports')
        __lockstep_add_completions -d
        return
        ;;
    '--cases')
        return
        ;;
    '--seed')
        return
        ;;
    '--sensitivity-limit')
        return
        ;;
    '--jobs')
        return
        ;;
    '--cell')
        __lockstep_add_completions -W 'lstm'$'\n''rnn'$'\n''lstm_two_biases'$'\n''rnn_two_biases'$'\n''lstm_clipped'$'\n''lstm_peephole'$'\n''lstm_projected'$'\n''lstm_peephole_projected'$'\n''lstm_coupled'$'\n''lstm_coupled_peephole'$'\n''lstm_coupled_projected'$'\n''lstm_coupled_peephole_projected'$'\n''dense'$'\n''dense_softmax'$'\n''softmax'$'\n''sigmoid'$'\n''tanh'$'\n''shift'$'\n''scale'$'\n''copy'
        return
        ;;
    '--dtype')
        __lockstep_add_completions -W 'float32'$'\n''float64'
        return
        ;;
    '--steps')
        return
        ;;
    '--batch')
        return
        ;;
    '--input-size')
        return
        ;;
    '--hidden-size')
        return
        ;;
    '--projection-size')
        return
        ;;
    '--profile')
        __lockstep_add_completions -W 'generic'$'\n''trained'$'\n''saturating'$'\n''nonfinite'$'\n''probe'$'\n''cancelling'$'\n''tiny'$'\n''exact'
        return
        ;;
    '--subject')
        __lockstep_add_completions -W 'native'$'\n''engine'$'\n''pytorch'$'\n''pytorch_cell'$'\n''tensorflow'$'\n''keras'$'\n''onnxruntime'$'\n''jax'
        return
        ;;
    '--activation-roundoffs')
        return
        ;;
    '--accept')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    '--layout')
        __lockstep_add_completions -W 'tensorflow'$'\n''keras'$'\n''pytorch'$'\n''onnx'$'\n''kaldi'
        return
        ;;
    '--time-limit')
        return
        ;;
    '--memory-limit')
        return
        ;;
    '--working-folder')
        __lockstep_add_completions -d
        return
        ;;
    '--frameworks')
        __lockstep_add_completions -d
        return
        ;;
    esac
}

_lockstep_bench() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __lockstep_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    cells|activations|judge|read)
        # Offer subcommand argument completions
        "_lockstep_bench_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'cells activations judge read' -- "${cur}"))
        ;;
    esac
}

_lockstep_bench_cells() {
    repeating_flags=()
    non_repeating_flags=(--quiet --version -h --help)
    repeating_options=(--shape --threads --peer --report)
    non_repeating_options=(--rounds --frameworks --python)
    __lockstep_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--shape')
        return
        ;;
    '--threads')
        return
        ;;
    '--rounds')
        return
        ;;
    '--peer')
        __lockstep_add_completions -W 'onnxruntime'$'\n''torch'$'\n''tensorflow'$'\n''jax'$'\n''numpy'
        return
        ;;
    '--frameworks')
        __lockstep_add_completions -d
        return
        ;;
    '--report')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_bench_activations() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--kernels --every)
    __lockstep_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--kernels')
        return
        ;;
    '--every')
        return
        ;;
    esac
}

_lockstep_bench_judge() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--rounds --cases --python)
    __lockstep_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--rounds')
        return
        ;;
    '--cases')
        return
        ;;
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_bench_read() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--rounds --scratch)
    __lockstep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--rounds')
        return
        ;;
    '--scratch')
        __lockstep_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_doctor() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--python)
    __lockstep_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--python')
        __lockstep_add_completions -f
        return
        ;;
    esac
}

_lockstep_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __lockstep_offer_flags_options -1
}

complete -o filenames -F _lockstep lockstep
