using System.CommandLine;
using RongTong.Cli.Output;
using RongTong.Hosting;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>catalogue check [PATH…]</c>: every problem of catalogues of offers; of the rule directory's own, the cases too.</summary>
internal sealed class CatalogueCheckCommand
{
    private readonly Argument<string[]> _paths = new("PATH") { Arity = ArgumentArity.ZeroOrMore };

    private CatalogueCheckCommand(Command command, Language language)
    {
        _paths.Description = language.Of("文件或文件夹；不写就检查规则目录里的，并跑它的用例", "files or directories; without any the one of the rule directory, with its cases");
        command.Add(_paths);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("check", language.Of("检查供给目录：每个问题给出文件、行、列和改法；有用例不过的以 1 退出。", "Check catalogues: every problem with file, line, column and fix; exit 1 when a case fails."));
        var verb = new CatalogueCheckCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var directory = new OfferDirectory(new ModelCache(invocation.Rules));
        var paths = parsed.GetValue(_paths) ?? [];
        if (paths.Length == 0) return Own(directory, invocation);
        return paths.Aggregate(ExitCode.Done, (exit, path) =>
        {
            var (offers, problems) = directory.Compile(invocation.Context.FullPath(path), path);
            invocation.Report(problems);
            if (offers is not null) invocation.WriteText($"{path}  {Counts(offers, invocation.Language)}\n");
            return exit.And(ExitCodes.OfModel(problems));
        });
    }

    private static ExitCode Own(OfferDirectory directory, Invocation invocation)
    {
        var (offers, problems) = directory.Compile();
        var (cases, unreadable) = directory.Cases();
        invocation.Report([.. problems, .. unreadable]);
        var exit = ExitCodes.OfModel([.. problems, .. unreadable]);
        if (offers is null) return exit;
        var failed = cases.Select(c => (Case: c, Failures: c.Run(offers))).Where(c => !c.Failures.IsEmpty).ToList();
        invocation.WriteText($"{Counts(offers, invocation.Language)}{invocation.Say($"，{Figures.Count(cases.Length)} 个用例", $", {Figures.Count(cases.Length)} cases")}\n");
        foreach (var (failing, failures) in failed)
        {
            invocation.WriteText($"  {failing.Span} {failing.Name}\n");
            foreach (var failure in failures) invocation.WriteText($"    {failure.In(invocation.Language)}\n");
        }
        return failed.Count > 0 ? exit.And(ExitCode.TargetMissed) : exit;
    }

    private static string Counts(Matching.OfferCatalogue offers, Language language) => language.Of(
        $"{Figures.Count(offers.Solutions.Length)} 个方案，{Figures.Count(offers.Services.Length)} 项服务，{Figures.Count(offers.Opportunities.Length)} 个机会",
        $"{Figures.Count(offers.Solutions.Length)} solutions, {Figures.Count(offers.Services.Length)} services, {Figures.Count(offers.Opportunities.Length)} opportunities");
}
