
# A colon ends a word for bash; in a query it does not. Words that a colon parts are joined before the program is asked, and
# what stands before the last colon, which bash leaves as it is, is taken off again.
_dateline() {
    local -a joined=()
    local word last=-1 index=0 at
    for at in "${!COMP_WORDS[@]}"; do
        word=${COMP_WORDS[at]}
        if ((last >= 1)) && [[ ($word == :* || ${joined[last]} == *:) && $COMP_LINE == *"${joined[last]}$word"* ]]; then
            joined[last]+=$word
        else
            joined+=("$word")
            ((last += 1))
        fi
        if ((at == COMP_CWORD)); then index=$last; fi
    done
    local current=${joined[index]}
    local before=${current%"${current##*:}"}
    local -a COMP_WORDS=("${joined[@]}")
    local COMP_CWORD=$index
    _clap_complete_dateline "$1" "$current" "$3"
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
}
complete -o nospace -o bashdefault -F _dateline dateline
