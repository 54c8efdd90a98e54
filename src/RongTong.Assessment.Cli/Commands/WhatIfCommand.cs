using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using RongTong.Cli.Output;
using RongTong.Compiling;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Hosting.Lab;
using RongTong.Hosting.Titles;
using RongTong.Lab;
using RongTong.Reporting.Lab;
using RongTong.Text;

namespace RongTong.Cli.Commands;

/// <summary><c>whatif INPUT --model REF --scenario FILE…</c>: what other criteria do to a cohort of firms.</summary>
internal sealed class WhatIfCommand
{
    private static readonly string[] Formats = ["text", "json", "html", "xlsx"];

    private readonly Argument<string> _input;
    private readonly BatchModelOption _model;
    private readonly Option<string[]> _scenario;
    private readonly Option<string> _baseline;
    private readonly Option<string[]> _solve;
    private readonly Option<string> _asOf;
    private readonly Option<string> _due;
    private readonly Option<string> _from;
    private readonly Option<string> _to;
    private readonly Option<string> _listFor;
    private readonly Option<string> _format;
    private readonly Option<string> _output;
    private readonly Option<string> _templates;
    private readonly Option<bool> _all;

    private WhatIfCommand(Command command, Language language)
    {
        _input = new Argument<string>("INPUT") { Description = language.Of("申报表，同 batch run", "table of applicants, as for batch run") };
        command.Add(_input);
        _model = new BatchModelOption(command, language);
        _scenario = new Option<string[]>("--scenario", "-s") { HelpName = "FILE|REF", AllowMultipleArgumentsPerToken = true, Description = language.Of("情景文件，或另一版本，如 miit/srdi-sme@2022；可以有几个", "scenario file, or another edition such as miit/srdi-sme@2022; several may be given") };
        _baseline = new Option<string>("--baseline") { HelpName = "ID", Description = language.Of("以哪个情景为基准；默认是 --model 本身", "the scenario the others are held against; the model itself by default") };
        _solve = new Option<string[]>("--solve") { HelpName = "S3-3=1000", Description = language.Of("门槛放在哪里，正好这么多家符合；也可写“条件 研发费用占比 认定 1000 家”", "where a threshold certifies so many firms; or: criterion R&D share certifies 1000") };
        _asOf = new Option<string>("--as-of") { HelpName = "DATE", Description = language.Of("用哪天的规则，不管各行写的是什么", "the date whose rules apply, whatever the rows state") };
        _due = new Option<string>("--due") { HelpName = "REGISTER", Description = language.Of("只看称号台账里 --from 至 --to 到期的企业", "only firms whose title in this register ends from --from to --to") };
        _from = new Option<string>("--from") { HelpName = "DATE", Description = language.Of("到期从哪天", "first day of these") };
        _to = new Option<string>("--to") { HelpName = "DATE", Description = language.Of("到期到哪天", "last day of these") };
        _listFor = new Option<string>("--list-for") { HelpName = "WHOM", Description = language.Of("列出结论变了的企业，并写明名单给谁；默认不列", "list the firms that move, marked for whom the list is; none by default") };
        _format = CommonOptions.FormatOf(language, Formats);
        _output = new Option<string>("--output", "-o") { HelpName = "PATH", Description = language.Of("写到文件", "write to a file") };
        _templates = new Option<string>("--templates") { HelpName = "DIR", Description = language.Of("自己的模板，按文件名替换程序自带的", "templates of your own, in place of the program's by name") };
        _all = new Option<bool>("--all", "-a") { Description = language.Of("各组、各条件全部列出", "every group and criterion") };
        foreach (var option in (Option[])[_scenario, _baseline, _solve, _asOf, _due, _from, _to, _listFor, _format, _output, _templates, _all]) command.Add(option);
    }

    public static Command Create(CommandContext context, Language language)
    {
        var command = new Command("whatif", language.Of("改动标准会怎样：谁升谁降，卡在哪一条，门槛放在哪里。", "What other criteria would do: who gains, who loses, what binds, where a threshold has to stand."));
        var verb = new WhatIfCommand(command, language);
        command.SetAction(parsed => (int)verb.Run(parsed, new Invocation(context, parsed, language)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, Invocation invocation)
    {
        var format = parsed.GetValue(_format) ?? "text";
        if (!Formats.Contains(format)) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue(CommonOptions.Format, format, Formats));
        var (questions, suppositions) = (parsed.GetValue(_solve) ?? [], parsed.GetValue(_scenario) ?? []);
        if (questions.Length == 0 && suppositions.Length == 0) return invocation.Usage(DiagnosticCatalog.ArgumentMissing("--scenario FILE"));
        var (cohort, exit) = CohortOf(parsed, invocation);
        if (cohort is null) return exit;
        var (edition, wrong) = Edition(parsed, cohort, invocation);
        if (edition is null) return wrong;
        (var variants, exit) = Variants(edition, suppositions, invocation);
        if (variants.IsDefault) return exit;
        if (parsed.GetValue(_baseline) is { } named)
        {
            var at = variants.Select((v, i) => (v.Id, i)).Where(v => v.Id == named).Select(v => v.i).DefaultIfEmpty(-1).First();
            if (at < 0) return invocation.Usage(DiagnosticCatalog.UnknownOptionValue("--baseline", named, variants.Select(v => v.Id)));
            variants = variants.RemoveAt(at).Insert(0, variants[at]);
        }
        (var sought, exit) = Sought(questions, variants[0], edition, suppositions, invocation);
        if (sought.IsDefault) return exit;

        var result = CohortRun.Run(variants, sought, cohort, invocation.Context.Cancellation);
        invocation.Report(result.Diagnostics);
        return result.Value is { } whatIf ? Write(whatIf, format, parsed, invocation) : ExitCodes.OfSheet(result.Diagnostics).And(ExitCode.InputInvalid);
    }

    private (Cohort? Cohort, ExitCode Exit) CohortOf(ParseResult parsed, Invocation invocation)
    {
        var input = parsed.GetValue(_input) ?? "";
        var days = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var option in new[] { _asOf, _from, _to })
        {
            if (parsed.GetValue(option) is not { } written) continue;
            if (!DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (null, invocation.Usage(DiagnosticCatalog.NotADate(null, option.Name, written)));
            days[option.Name] = day;
        }
        var cohort = new Cohort
        {
            Path = invocation.Context.FullPath(input), Shown = input, AsOf = days.TryGetValue("--as-of", out var asOf) ? asOf : null,
            Today = DateOnly.FromDateTime(invocation.Context.Clock.GetLocalNow().DateTime), ListsFor = parsed.GetValue(_listFor),
        };
        if (parsed.GetValue(_due) is not { } register) return (cohort, ExitCode.Done);
        foreach (var name in new[] { "--from", "--to" })
            if (!days.ContainsKey(name)) return (null, invocation.Usage(DiagnosticCatalog.ArgumentMissing($"{name} DATE")));
        var read = TitleRegister.Read(invocation.Context.FullPath(register), register, TitleCatalog.Of(invocation.Rules), invocation.Context.Cancellation);
        invocation.Report(read.Diagnostics);
        if (read.Value is not { } titles) return (null, ExitCodes.OfSheet(read.Diagnostics).And(ExitCode.InputInvalid));
        var (from, to) = (days["--from"], days["--to"]);
        var due = ExpiringTitles.Of(titles, from, to).Titles.Select(t => t.Code).ToImmutableHashSet(StringComparer.Ordinal);
        var (first, last) = (from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return (cohort with { Only = due, OnlyWords = new LocalizedText($"称号 {first} 至 {last} 到期的企业", $"firms whose title ends from {first} to {last}") }, ExitCode.Done);
    }

    /// <summary>The edition the scenarios edit: the one named, or else the one in force on the date of the run.</summary>
    private (CompiledModel? Model, ExitCode Exit) Edition(ParseResult parsed, Cohort cohort, Invocation invocation)
    {
        var (batch, exit) = BatchModelOption.Compile(_model.Reference(parsed), invocation);
        if (batch is null) return (null, exit);
        if (batch.Editions is [var only]) return (only, ExitCode.Done);
        var day = cohort.AsOf ?? cohort.Today;
        if (batch.Editions.LastOrDefault(e => Assessing.Editions.IsInForce(e.Model, day)) is { } inForce)
        {
            invocation.Tell($"{batch.Reference} 有几个版本，取 {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 施行的 {inForce.Model.Ref}", $"{batch.Reference} has several editions; taken: {inForce.Model.Ref}, in force on {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
            return (inForce, ExitCode.Done);
        }
        return (null, invocation.Usage(DiagnosticCatalog.NoEditionInForce(null, batch.Reference, day, batch.Editions.Select(e => e.Model.Ref.ToString()))));
    }

    /// <summary>The model as it is, and under each scenario.</summary>
    private static (ImmutableArray<Variant> Variants, ExitCode Exit) Variants(CompiledModel edition, string[] suppositions, Invocation invocation)
    {
        var variants = ImmutableArray.CreateBuilder<Variant>();
        variants.Add(Variant.Of(edition));
        foreach (var word in suppositions)
        {
            var (variant, diagnostics, exit) = IsReference(word) ? OfEdition(word, invocation) : OfFile(word, edition, invocation);
            invocation.Report(diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
            if (variant is null) return (default, exit);
            if (variants.Any(v => v.Id == variant.Id))
            {
                invocation.Report([DiagnosticCatalog.DuplicateId(SourceSpan.WholeFile(word), variant.Id, SourceSpan.WholeFile(variants.First(v => v.Id == variant.Id).Id))]);
                return (default, ExitCode.ModelInvalid);
            }
            variants.Add(variant);
        }
        return (variants.ToImmutable(), ExitCode.Done);
    }

    /// <summary>A word such as <c>miit/srdi-sme@2022</c>, where a path would name a YAML file.</summary>
    private static bool IsReference(string word) => word.Contains('@', StringComparison.Ordinal) && !word.EndsWith(".yaml", StringComparison.Ordinal) && !word.EndsWith(".yml", StringComparison.Ordinal);

    private static (Variant? Variant, ImmutableArray<Diagnostic> Diagnostics, ExitCode Exit) OfEdition(string reference, Invocation invocation)
    {
        var (models, problem) = ModelSelection.Of([reference], invocation.Rules);
        if (problem is not null) return (null, [problem], ExitCode.Usage);
        var compiled = invocation.Rules.Compile(models[0], withMeasures: false);
        return (compiled.Value is { } model ? Variant.Of(model) : null, compiled.Diagnostics, ExitCodes.OfModel(compiled.Diagnostics));
    }

    private static (Variant? Variant, ImmutableArray<Diagnostic> Diagnostics, ExitCode Exit) OfFile(string path, CompiledModel edition, Invocation invocation)
    {
        var read = ScenarioOf(path, invocation);
        if (read.Value is not { } scenario) return (null, read.Diagnostics, ExitCodes.OfModel(read.Diagnostics));
        if (scenario.Base is { } based && based != edition.Model.Ref)
            return (null, [DiagnosticCatalog.ScenarioForAnother(path, based.ToString(), edition.Model.Ref.ToString())], ExitCode.Usage);
        var compiled = Compile(scenario, edition, invocation);
        return (compiled.Value is { } model ? Variant.Of(scenario, model) : null, compiled.Diagnostics, ExitCodes.OfModel(compiled.Diagnostics));
    }

    private static Result<Scenario> ScenarioOf(string path, Invocation invocation)
    {
        var text = TextFile.Read(invocation.Context.FullPath(path), path);
        return text.Value is { } source ? Scenario.Read(source) : new Result<Scenario>(null, text.Diagnostics);
    }

    private static Result<CompiledModel> Compile(Scenario scenario, CompiledModel edition, Invocation invocation) => scenario.Edition is { } other
        ? invocation.Rules.Compile(other, withMeasures: false)
        : invocation.Rules.Suppose(edition.Model.Ref, scenario.Text);

    /// <summary>The questions about thresholds, each with the baseline in which the threshold is a fact.</summary>
    private static (ImmutableArray<(ThresholdQuestion, CompiledModel)> Sought, ExitCode Exit) Sought(string[] questions, Variant baseline, CompiledModel edition, string[] suppositions, Invocation invocation)
    {
        var sought = ImmutableArray.CreateBuilder<(ThresholdQuestion, CompiledModel)>();
        foreach (var asked in questions)
        {
            var read = ThresholdQuestion.Read(asked, baseline.Model);
            invocation.Report(read.Diagnostics);
            if (read.Value is not { } found) return (default, ExitCode.Usage);
            var question = found with { Number = sought.Count + 1 };
            var file = suppositions.Where(s => !IsReference(s)).Select(s => ScenarioOf(s, invocation).Value).FirstOrDefault(s => s?.Id == baseline.Id && s.Edition is null);
            var compiled = file is null ? invocation.Rules.Suppose(baseline.Model.Model.Ref, question.Scenario) : invocation.Rules.Suppose(edition.Model.Ref, file.Text, question.Scenario);
            if (compiled.Value is not { } model)
            {
                invocation.Report(compiled.Diagnostics);
                return (default, ExitCodes.OfModel(compiled.Diagnostics));
            }
            sought.Add((question, model));
        }
        return (sought.ToImmutable(), ExitCode.Done);
    }

    private ExitCode Write(WhatIf whatIf, string format, ParseResult parsed, Invocation invocation)
    {
        var path = parsed.GetValue(_output);
        if (format == "text")
        {
            var ink = path is null ? invocation.Ink : invocation.Ink with { Colour = false, Utf8 = true };
            var text = WhatIfPage.Of(whatIf, ink, parsed.GetValue(_all));
            if (path is not null) return invocation.WriteTo(path, Encoding.UTF8.GetBytes(text));
            invocation.WriteText(text);
            return ExitCode.Done;
        }
        if (format == "json") return invocation.WriteTo(path, (byte[])[.. WhatIfJson.Write(whatIf, invocation.DataLanguage), (byte)'\n']);
        if (format == "xlsx")
        {
            using var workbook = new MemoryStream();
            WhatIfWorkbook.Write(workbook, whatIf, invocation.DataLanguage);
            return invocation.WriteTo(path, workbook.ToArray());
        }
        var library = TemplateDirectory.Load(invocation.Context.Templates, parsed.GetValue(_templates) is { } own ? invocation.Context.FullPath(own) : null);
        invocation.Report(library.Diagnostics);
        if (library.Value is not { } templates) return ExitCodes.OfModel(library.Diagnostics);
        var rendered = WhatIfReport.Render(templates, whatIf, invocation.DataLanguage);
        invocation.Report(rendered.Diagnostics);
        return rendered.Value is { } page ? invocation.WriteTo(path, Encoding.UTF8.GetBytes(page.Text)) : ExitCode.ModelInvalid;
    }
}
