"""What may stand behind each command -> the script by which a shell completes it.

Each shell has its own way to be told; none of them starts `make-report` to complete a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from reporting.cli.syntax import Argument, Syntax

_HEAD = "# Completes make-report; made by `make-report completion {}`.\n"

# ---------------------------------------------------------------- bash

_BASH = """\
_make_report() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
    local command= words= options= kind= ending=
    local -a endings=()
    case "${{COMP_WORDS[1]}}" in
{commands}
    esac
    (( COMP_CWORD == 1 )) && command=
    case "$command ${{COMP_WORDS[2]}}" in
{actions}
        *) ;;
    esac
    case "$command:$before" in
{values}
        *)
            case "$command" in
{places}
            esac
            if [[ $word == -* ]]; then words=$options; kind=words; fi
            ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    case "$kind" in
        folder) COMPREPLY+=($(compgen -d -- "$word")) ;;
        file)
            if (( ${{#endings[@]}} )); then
                COMPREPLY+=($(compgen -d -- "$word"))
                for ending in "${{endings[@]}}"; do
                    COMPREPLY+=($(compgen -f -X "!*.$ending" -- "$word"))
                done
            else
                COMPREPLY+=($(compgen -f -- "$word"))
            fi
            ;;
    esac
}}
complete -o filenames -F _make_report make-report
"""


def write_bash(syntaxes: Sequence[Syntax]) -> str:
    """Return the script for bash."""
    names = [syntax.path[0] for syntax in syntaxes if len(syntax.path) == 1]
    actions: list[str] = []
    values: list[str] = []
    places: list[str] = []
    for syntax in syntaxes:
        name = " ".join(syntax.path)
        if len(syntax.path) > 1:
            actions.append(f'        "{name}") command="{name}" ;;')
        for option in syntax.options:
            if option.kind == "flag":
                continue
            cases = "|".join(f'"{name}:{flag}"' for flag in option.flags)
            values.append(f"        {cases}) {_describe_for_bash(option)} ;;")
        flags = [flag for option in syntax.options for flag in option.flags]
        place = _join_places(syntax.places, [] if syntax.path else names)
        shown = f'{_describe_for_bash(place)}; options="{" ".join(flags)}"'
        places.append(f'                "{name}") {shown} ;;')
    return _HEAD.format("bash") + _BASH.format(
        commands=f"        {'|'.join(names)}) command=${{COMP_WORDS[1]}} ;;",
        actions="\n".join(actions),
        values="\n".join(values),
        places="\n".join(places),
    )


def _join_places(places: Sequence[Argument], words: Iterable[str]) -> Argument:
    """Return whatever may be given by its place as one argument, with further words."""
    all_words = [*words]
    endings: dict[str, None] = {}
    kind = "words"
    takes_any = False
    for place in places:
        all_words += place.words
        if place.kind in {"file", "folder"} and kind != "file":
            kind = place.kind
        takes_any |= place.kind == "file" and not place.endings
        endings |= dict.fromkeys(place.endings)
    known = () if takes_any else tuple(endings)
    return Argument((), "", kind, tuple(all_words), known)  # type: ignore[arg-type]


def _describe_for_bash(argument: Argument) -> str:
    parts = [f'words="{" ".join(argument.words)}"', f"kind={argument.kind}"]
    if argument.endings:
        parts.append(f"endings=({' '.join(argument.endings)})")
    return "; ".join(parts)


# ---------------------------------------------------------------- zsh


def write_zsh(syntaxes: Sequence[Syntax]) -> str:
    """Return the script for zsh, which says what each command and option is."""
    lines = ["#compdef make-report", _HEAD.format("zsh")]
    for syntax in syntaxes:
        lines.append(f"_make_report_{'_'.join(syntax.path)}() {{")
        lines.append("    _arguments -s \\")
        specs = [_describe_for_zsh(option) for option in syntax.options]
        if syntax.places:
            place = _join_places(syntax.places, ())
            names = " or ".join([each.metavar for each in syntax.places])
            specs.append(f"'*:{_quote(names.lower())}:{_act_in_zsh(place)}'")
        lines += [f"        {spec} \\" for spec in specs[:-1]]
        lines += [f"        {specs[-1]}", "}", ""]
    commands: list[str] = []
    for syntax in syntaxes:
        if len(syntax.path) == 1:
            commands.append(f"        '{syntax.path[0]}:{_quote(syntax.about)}'")
    lines += [
        "_make_report() {",
        "    local -a commands=(",
        *commands,
        "    )",
        "    local function=_make_report_$words[2]",
        "    local action=${function}_$words[3]",
        "    if (( CURRENT > 3 && $+functions[$action] )); then",
        "        shift 2 words; (( CURRENT -= 2 )); $action",
        "    elif (( CURRENT > 2 && $+functions[$function] )); then",
        "        shift words; (( CURRENT -= 1 )); $function",
        "    else",
        "        (( CURRENT == 2 )) && _describe command commands",
        "        _make_report_",
        "    fi",
        "}",
        "compdef _make_report make-report",
        "",
    ]
    return "\n".join(lines)


def _quote(text: str) -> str:
    """Return text as it may stand in a specification of `_arguments`."""
    for sign in ("\\", "[", "]", ":"):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("'", "'\\''")


def _describe_for_zsh(option: Argument) -> str:
    flags = option.flags[0]
    if len(option.flags) > 1:
        both = " ".join(option.flags)
        flags = f"'({both})'{{{','.join(option.flags)}}}"
    about = f"[{_quote(option.about)}]"
    value = ""
    if option.kind != "flag":
        value = f":{_quote(option.metavar.lower())}:{_act_in_zsh(option)}"
    return f"{flags}'{about}{value}'"


def _act_in_zsh(argument: Argument) -> str:
    words = " ".join(argument.words)
    match argument.kind:
        case "words":
            return f"({words})"
        case "folder":
            return "_files -/"
        case "file":
            glob = ""
            if argument.endings:
                glob = f' -g "*.({"|".join(argument.endings)})"'
            if not words:
                return f"_files{glob}"
            return f"{{ compadd {words}; _files{glob} }}"
        case _:
            return " "


# ---------------------------------------------------------------- fish


def write_fish(syntaxes: Sequence[Syntax]) -> str:
    """Return the script for fish, which says what each command and option is."""
    names = [syntax.path[0] for syntax in syntaxes if len(syntax.path) == 1]
    lines = [
        _HEAD.format("fish").rstrip(),
        "function __make_report_alone",
        f"    not __fish_seen_subcommand_from {' '.join(names)}",
        "end",
        "complete -c make-report -f",
    ]
    for syntax in syntaxes:
        seen = [f"__fish_seen_subcommand_from {word}" for word in syntax.path]
        condition = f"-n '{'; and '.join(seen)}'"
        if not seen:
            condition = "-n __make_report_alone"
        if len(syntax.path) == 1:
            start = "complete -c make-report -n __fish_is_first_arg"
            lines.append(f"{start} -a {syntax.path[0]} -d {_quote_fish(syntax.about)}")
        for option in syntax.options:
            lines.append(
                f"complete -c make-report {condition} {_describe_for_fish(option)}"
            )
        if syntax.places:
            place = _join_places(syntax.places, ())
            lines.append(f"complete -c make-report {condition} {_act_in_fish(place)}")
    return "".join(f"{line}\n" for line in lines)


def _quote_fish(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _describe_for_fish(option: Argument) -> str:
    parts: list[str] = []
    for flag in option.flags:
        parts.append(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}")
    if option.kind != "flag":
        parts.append(f"-r {_act_in_fish(option)}")
    parts.append(f"-d {_quote_fish(option.about)}")
    return " ".join(parts)


def _act_in_fish(argument: Argument) -> str:
    found = list(argument.words)
    if argument.kind == "folder":
        found.append("(__fish_complete_directories)")
    if argument.kind == "file" and argument.endings:
        found += [f"(__fish_complete_suffix .{ending})" for ending in argument.endings]
    if argument.kind == "file" and not argument.endings:
        return f"-F -a {_quote_fish(' '.join(found))}"
    return f"-f -a {_quote_fish(' '.join(found))}"


# ---------------------------------------------------------------- PowerShell

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName make-report -ScriptBlock {{
    param($word, $ast, $position)
    $syntaxes = @{{
{syntaxes}
    }}
    $typed = @($ast.CommandElements | Where-Object {{ $_.Extent.EndOffset -lt $position }} |
        ForEach-Object {{ $_.ToString() }})
    $path = ''
    if ($typed.Count -gt 1 -and $syntaxes.ContainsKey($typed[1])) {{ $path = $typed[1] }}
    if ($typed.Count -gt 2 -and $syntaxes.ContainsKey("$path $($typed[2])")) {{
        $path = "$path $($typed[2])"
    }}
    $syntax = $syntaxes[$path]
    $before = $typed[-1]
    $found = @()
    $takes = $syntax['places']
    if ($syntax['values'].ContainsKey($before)) {{
        $takes = $syntax['values'][$before]
    }} else {{
        $found += $syntax['options'].GetEnumerator()
        if ($typed.Count -eq 1) {{ $found += $syntax['commands'].GetEnumerator() }}
    }}
    foreach ($each in $takes['words']) {{ $found += @{{ Name = $each; Value = $each }} }}
    $found | Where-Object {{ $_.Name -like "$word*" }} | Sort-Object Name | ForEach-Object {{
        [System.Management.Automation.CompletionResult]::new(
            $_.Name, $_.Name, 'ParameterValue', $_.Value)
    }}
    if ($takes['kind'] -in 'file', 'folder' -and $word -notlike '-*') {{
        [System.Management.Automation.CompletionCompleters]::CompleteFilename($word)
    }}
}}
"""


def write_powershell(syntaxes: Sequence[Syntax]) -> str:
    """Return the script for PowerShell, which says what each command and option is."""
    commands = {each.path[0]: each.about for each in syntaxes if len(each.path) == 1}
    blocks: list[str] = []
    for syntax in syntaxes:
        options: dict[str, str] = {}
        values: list[str] = []
        for option in syntax.options:
            for flag in option.flags:
                options[flag] = option.about
                if option.kind != "flag":
                    values.append(f"'{flag}' = {_describe_for_powershell(option)}")
        place = _describe_for_powershell(_join_places(syntax.places, ()))
        blocks += [
            f"        '{' '.join(syntax.path)}' = @{{",
            f"            options = {_write_table(options)}",
            f"            values = @{{ {'; '.join(values)} }}",
            f"            places = {place}",
            f"            commands = {_write_table({} if syntax.path else commands)}",
            "        }",
        ]
    script = _POWERSHELL.format(syntaxes="\n".join(blocks))
    return _HEAD.format("powershell") + script


def _describe_for_powershell(argument: Argument) -> str:
    words = ", ".join(_quote_powershell(word) for word in argument.words)
    return f"@{{ kind = '{argument.kind}'; words = @({words}) }}"


def _write_table(pairs: Mapping[str, str]) -> str:
    entries = []
    for name, about in pairs.items():
        entries.append(
            f"{_quote_powershell(name)} = {_quote_powershell(about or name)}"
        )
    return f"@{{ {'; '.join(entries)} }}"


def _quote_powershell(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


WRITERS: Mapping[str, Callable[[Sequence[Syntax]], str]] = {
    "bash": write_bash,
    "zsh": write_zsh,
    "fish": write_fish,
    "powershell": write_powershell,
}
"""By the name of a shell."""
