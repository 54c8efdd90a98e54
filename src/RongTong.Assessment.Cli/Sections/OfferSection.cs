using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using RongTong.Assessing;
using RongTong.Cli.Commands;
using RongTong.Cli.Output;
using RongTong.Diagnostics;
using RongTong.Hosting;
using RongTong.Matching;
using RongTong.Text;

namespace RongTong.Cli.Sections;

/// <summary>What a catalogue has for the firm: solutions for its gaps, services, opportunities for its strengths; each with what it rests on.</summary>
internal sealed class OfferSection : IAdviceSection
{
    private readonly CatalogueOption _catalogue;
    private readonly Option<string[]> _also;
    private OfferCatalogue? _offers;
    private ImmutableArray<Assessment> _others = [];

    /// <summary>Creates the section and adds its options to the verb.</summary>
    public OfferSection(Command command, Language language)
    {
        _catalogue = new CatalogueOption(command, language);
        _also = new Option<string[]>("--also") { HelpName = "SHEET", AllowMultipleArgumentsPerToken = true, Description = language.Of("同一企业的其他答卷，找方案和机会时一并看", "other sheets of the firm, looked at too for offers") };
        command.Add(_also);
    }

    public ExitCode Open(ParseResult parsed, Invocation invocation)
    {
        var models = new ModelCache(invocation.Rules);
        var (offers, problems) = _catalogue.Read(parsed, invocation, models);
        invocation.Report(problems);
        (_offers, _others) = (offers, []);
        if (offers is null) return ExitCodes.OfModel(problems);
        var reading = SheetReading.Of(parsed.GetValue(_also) ?? [], invocation.Context);
        invocation.Report(reading.Diagnostics);
        var exit = ExitCodes.OfSheet(reading.Diagnostics);
        var assessor = new SheetAssessor(models, invocation.Context.Engines, invocation.Context.Clock);
        foreach (var sheet in reading.Sheets)
        {
            var result = assessor.Assess(sheet, new SheetRequest { WithMeasures = false });
            invocation.Report(result.Diagnostics);
            invocation.Report(result.Assessment?.Diagnostics ?? []);
            exit = exit.And(result.Exit());
            if (result.Assessment is { } assessment) _others = _others.Add(assessment);
        }
        return exit;
    }

    public void Write(TextPage page, AdviceRequest request)
    {
        if (_offers is not { } offers) return;
        var found = Find(offers, request);
        OfferBlock.Write(page, offers, found.Solutions, found.Services, found.Opportunities, request);
    }

    public void Write(Utf8JsonWriter json, AdviceRequest request)
    {
        if (_offers is not { } offers)
        {
            json.WriteNull("offers");
            return;
        }
        var found = Find(offers, request);
        MatchJson.WriteOffers(json, offers, found.Solutions, found.Services, found.Opportunities.Where(o => o.Status != MatchStatus.None), request.DataLanguage);
    }

    private FoundOffers Find(OfferCatalogue offers, AdviceRequest request)
    {
        var firm = new FirmReader(offers).Of([.. OthersOf(request), request.Assessment], request.Assessment.Sheet.AsOf);
        var matcher = new OfferMatcher(offers);
        return new FoundOffers(matcher.Solutions(firm, SceneGaps.Of(request.Assessment, request.IsHeld ? null : request.Target)), matcher.Services(firm), matcher.Opportunities(firm));
    }

    /// <summary>The other sheets that are of the firm advised.</summary>
    private IEnumerable<Assessment> OthersOf(AdviceRequest request)
    {
        var firm = request.Assessment.Sheet.Enterprise;
        foreach (var other in _others)
            if (firm.IsSameAs(other.Sheet.Enterprise) != false) yield return other;
            else request.Invocation.Report([DiagnosticCatalog.SheetOfOtherFirm(other.Sheet.Span, NameOf(firm), NameOf(other.Sheet.Enterprise))]);
    }

    private static string NameOf(Enterprise firm) => firm.Name.Length > 0 ? firm.Name : firm.Uscc;

    private sealed record FoundOffers(ImmutableArray<SolutionMatch> Solutions, ImmutableArray<ServiceMatch> Services, ImmutableArray<OpportunityMatch> Opportunities);
}
