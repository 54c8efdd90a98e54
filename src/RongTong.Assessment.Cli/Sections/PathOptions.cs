using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RongTong.Advising;
using RongTong.Diagnostics;
using RongTong.Models;
using RongTong.Planning;
using RongTong.Text;

namespace RongTong.Cli.Sections;

/// <summary>What a caller wants of a path: the aim, a budget, own figures, steps ruled out.</summary>
internal sealed class PathOptions
{
    private const string Budget = "--budget";
    private const string Aim = "--aim";
    private const string Own = "--effort";
    private const string Without = "--without";

    private static readonly string[] Aims = ["cost", "weeks"];

    private readonly Option<string> _budget;
    private readonly Option<string> _aim;
    private readonly Option<string[]> _own;
    private readonly Option<string[]> _without;
    private readonly Option<bool> _anyScene;

    public PathOptions(Command command, Language language)
    {
        _budget = new Option<string>(Budget) { HelpName = "N", Description = language.Of("首年现金最多多少万元", "most first-year cash, in 10,000 yuan") };
        _aim = new Option<string>(Aim) { HelpName = string.Join('|', Aims), Description = language.Of("要最省钱（含自有人工）还是最少的项目周数", "least cost, own staff included, or fewest project weeks") };
        _own = new Option<string[]>(Own) { HelpName = "STEP=N[/WEEKS[/DAYS]]", Arity = ArgumentArity.OneOrMore, Description = language.Of("某一步自己的费用、周数、人天，如 finance/2=3.2/4；可写几个", "own cost, weeks and staff days of a step, such as finance/2=3.2/4; may stand several times") };
        _without = new Option<string[]>(Without) { HelpName = "STEP", Arity = ArgumentArity.OneOrMore, Description = language.Of("不做某一步；可写几个", "a step not to take; may stand several times") };
        _anyScene = new Option<bool>("--any-scene") { Description = language.Of("不要求触及生产现场", "the shop floor need not be touched") };
        command.Add(_budget);
        command.Add(_aim);
        command.Add(_own);
        command.Add(_without);
        command.Add(_anyScene);
    }

    /// <summary>What is wrong with what was typed, or null. Whether a step exists the model says.</summary>
    public Diagnostic? Problem(ParseResult parsed)
    {
        if (parsed.GetValue(_budget) is { } budget && Number(budget) is null) return DiagnosticCatalog.UnknownOptionValue(Budget, budget, []);
        if (parsed.GetValue(_aim) is { } aim && !Aims.Contains(aim)) return DiagnosticCatalog.UnknownOptionValue(Aim, aim, Aims);
        return (parsed.GetValue(_own) ?? []).FirstOrDefault(o => Figures(o) is null) is { } wrong ? DiagnosticCatalog.UnknownOptionValue(Own, wrong, []) : null;
    }

    /// <summary>The request, or the step the measures do not have.</summary>
    public (PathRequest Request, Diagnostic? Problem) Read(ParseResult parsed, Grade target, MeasureSet? measures)
    {
        var efforts = ImmutableDictionary.CreateBuilder<string, OwnEffort>(StringComparer.Ordinal);
        foreach (var typed in parsed.GetValue(_own) ?? []) efforts[typed.Split('=')[0]] = Figures(typed)!;
        foreach (var step in parsed.GetValue(_without) ?? []) efforts[step] = OwnEffort.Never;
        var request = new PathRequest
        {
            Target = target, Aim = parsed.GetValue(_aim) == Aims[1] ? PathAim.Weeks : PathAim.Cost, WithCore = !parsed.GetValue(_anyScene), Efforts = efforts.ToImmutable(),
            Budget = parsed.GetValue(_budget) is { } budget ? Number(budget) : null,
        };
        var known = (measures?.Measures ?? []).Select(m => m.Id).ToList();
        return (request, efforts.Keys.Order(StringComparer.Ordinal).FirstOrDefault(s => !known.Contains(s)) is { } unknown ? DiagnosticCatalog.UnknownOptionValue(efforts[unknown].IsRefused ? Without : Own, unknown, known) : null);
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static OwnEffort? Figures(string typed)
    {
        if (typed.Split('=') is not [{ Length: > 0 }, var figures] || figures.Split('/') is not { Length: <= 3 } parts) return null;
        var read = new decimal?[3];
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length == 0) continue;
            if (Number(parts[i]) is not { } value || !EffortLimits.Allow(value, i == 2 ? EffortLimits.StaffDays : EffortLimits.Cost)) return null;
            read[i] = value;
        }
        return new OwnEffort(read[0], read[1], read[2]);
    }
}
