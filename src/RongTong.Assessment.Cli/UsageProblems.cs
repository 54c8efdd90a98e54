using System.CommandLine;
using System.CommandLine.Parsing;
using RongTong.Diagnostics;

namespace RongTong.Cli;

/// <summary>What is wrong with a command line, in our own words.</summary>
internal static class UsageProblems
{
    private static readonly string[] Languages = ["zh", "en", "zh+en", "en+zh"];

    public static IReadOnlyList<Diagnostic> In(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var problems = new List<Diagnostic>();
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (token.StartsWith('-') && token.Length > 1) problems.Add(DiagnosticCatalog.UnknownCommandOption(token.Split('=')[0], OptionsOf(command)));
            else if (command.Subcommands.Count > 0)
            {
                // What follows a mistyped verb belonged to it.
                problems.Add(DiagnosticCatalog.UnknownVerb(token, command.Subcommands.Select(c => c.Name)));
                break;
            }
            else problems.Add(DiagnosticCatalog.UnexpectedArgument(token));
        }
        // An option that misses its value, or an argument that is not there; what is unmatched has been said above.
        if (problems.Count == 0 && command.Subcommands.Count == 0)
            foreach (var error in parsed.Errors)
            {
                var what = error.SymbolResult switch
                {
                    OptionResult option => $"{option.Option.Name} {option.Option.HelpName}".TrimEnd(),
                    ArgumentResult argument => argument.Argument.Name,
                    _ => command.Arguments.FirstOrDefault()?.Name ?? command.Name,
                };
                problems.Add(DiagnosticCatalog.ArgumentMissing(what));
            }
        // A path is an argument, and a mistyped option must not become one.
        foreach (var token in parsed.Tokens.Where(t => t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal)))
            if (!parsed.UnmatchedTokens.Contains(token.Value)) problems.Add(DiagnosticCatalog.UnknownCommandOption(token.Value.Split('=')[0], OptionsOf(command)));
        if (parsed.GetValue<string>(CommonOptions.Lang) is { } lang && !Languages.Contains(lang)) problems.Add(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Lang, lang, Languages));
        return [.. problems.Distinct()];
    }

    private static IEnumerable<string> OptionsOf(Command command)
    {
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
            foreach (var option in at.Options.Where(o => at == command || o.Recursive))
                yield return option.Name;
    }
}
