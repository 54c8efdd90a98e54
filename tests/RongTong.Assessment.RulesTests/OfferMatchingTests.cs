using System.Collections.Immutable;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Matching;
using RongTong.Models;
using RongTong.Snapshots;

namespace RongTong.Tests;

/// <summary>Random firms held against the shipped catalogue: what is not known is never a fit, and every match says what it rests on.</summary>
public class OfferMatchingTests
{
    private static readonly Lazy<OfferCatalogue> Shipped = new(() => new OfferDirectory(new ModelCache(new RuleDirectory(Repository.Rules))).Compile().Value.ShouldNotBeNull());
    private static readonly string[] Sizes = ["micro", "small", "medium", "large"];
    private static readonly string[] Divisions = ["14", "29", "33", "34", "35", "36", "38", "39", "40"];
    private static readonly string[] Regions = ["310115", "320505", "320583", "330110", "340104", "440304"];

    private static IEnumerable<FirmCondition> Conditions => Shipped.Value.Solutions.SelectMany(s => s.Prerequisites)
        .Concat(Shipped.Value.Services.Select(s => s.Addresses))
        .Concat(Shipped.Value.Opportunities.SelectMany(o => o.Required.Select(r => r.When).Concat(o.Preferred.Select(p => p.When))))
        .SelectMany(SelfAndParts);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_fits_while_facts_are_missing_fits_whatever_they_turn_out_to_be(int seed)
    {
        var dice = new Random(seed);
        var matcher = new OfferMatcher(Shipped.Value);
        var (fits, open) = (0, 0);
        for (var round = 0; round < 400; round++)
        {
            var whole = Firm(dice);
            var part = Forgetting(whole, dice);
            var gaps = Gaps(whole);
            var (before, after) = (matcher.Opportunities(part), matcher.Opportunities(whole));
            before.Length.ShouldBe(after.Length);
            after.ShouldAllBe(m => m.Status != MatchStatus.Undecided);
            foreach (var match in before)
            {
                var same = after.Single(m => m.Opportunity.Id == match.Opportunity.Id);
                if (match.Status is MatchStatus.Matched or MatchStatus.Near) same.Status.ShouldBe(match.Status, match.Opportunity.Id);
                match.Rank.ShouldBeLessThanOrEqualTo(same.Rank, match.Opportunity.Id);
                if (match.Status == MatchStatus.Matched) fits++;
                if (match.Status == MatchStatus.Undecided) open++;
            }
            var sure = matcher.Services(whole).Where(s => s.Status == Truth.Met).Select(s => s.Service.Id).ToHashSet(StringComparer.Ordinal);
            matcher.Services(part).Where(s => s.Status == Truth.Met).Select(s => s.Service.Id).ShouldBeSubsetOf(sure);
            var ready = matcher.Solutions(whole, gaps).Where(s => !s.IsLater).Select(s => s.Solution.Id).ToHashSet(StringComparer.Ordinal);
            matcher.Solutions(part, gaps).Where(s => !s.IsLater).Select(s => s.Solution.Id).ShouldBeSubsetOf(ready);
        }
        (fits > 0 && open > 0).ShouldBeTrue("the firms drawn shall fit and wait");
    }

    [Fact]
    public void A_firm_of_which_nothing_is_known_fits_nothing_and_nothing_is_held_against_it()
    {
        var matcher = new OfferMatcher(Shipped.Value);
        var nobody = new FirmProfile();

        matcher.Opportunities(nobody).ShouldAllBe(m => m.Status == MatchStatus.Undecided && m.Rank == 0);
        matcher.Services(nobody).ShouldAllBe(s => s.Status == Truth.Undecided);
        matcher.Solutions(nobody, [new SceneGap("quality", 1, 2, IsConstrained: true)]).ShouldAllBe(s => s.IsLater);
    }

    [Fact]
    public void Every_match_says_in_both_languages_what_it_rests_on()
    {
        var dice = new Random(5);
        var matcher = new OfferMatcher(Shipped.Value);
        for (var round = 0; round < 200; round++)
        {
            var firm = Forgetting(Firm(dice), dice);
            foreach (var match in matcher.Opportunities(firm))
            {
                match.Required.Select(r => r.Requirement).ShouldBe(match.Opportunity.Required);
                match.Preferred.Select(p => p.Preference).ShouldBe(match.Opportunity.Preferred);
                match.Status.ShouldBe(Standing([.. match.Required]), match.Opportunity.Id);
                (match.Lacking is not null).ShouldBe(match.Status == MatchStatus.Near);
            }
            foreach (var match in matcher.Services(firm)) match.Conditions.ShouldNotBeEmpty(match.Service.Id);
            foreach (var match in matcher.Solutions(firm, Gaps(firm))) match.Gaps.ShouldAllBe(g => match.LevelReached(g) > g.Current && match.LevelReached(g) <= g.Target, match.Solution.Id);
        }
        Conditions.ShouldAllBe(c => c.Words.Zh.Length > 0 && c.Words.En.Length > 0);
    }

    [Fact]
    public void Sheets_that_name_no_firm_are_not_taken_for_one_firm()
    {
        var reader = new FirmReader(Shipped.Value);
        var nameless = Tests.Shipped.Of("miit/srdi-sme@2026").Model.Assess(new AnswerSheet { AsOf = new DateOnly(2026, 8, 1) });

        reader.Read([nameless, nameless], null).Length.ShouldBe(2);
    }

    [Fact]
    public void Facts_of_a_sheet_that_goes_back_are_not_known()
    {
        var reader = new FirmReader(Shipped.Value);
        var sound = new AnswerSheet { AsOf = new DateOnly(2026, 8, 1) }.With("qms_certified", "true").With("employees_y1", "10");
        var model = Tests.Shipped.Of("miit/srdi-sme@2026").Model;

        Certified(reader.Of([model.Assess(sound)], null)).ShouldBe(Truth.Met);
        Certified(reader.Of([model.Assess(sound.With("employees_y1", "-1"))], null)).ShouldBe(Truth.Undecided);

        static Truth Certified(FirmProfile firm) => firm.Facts[("miit/enterprise-fields@2026", "qms_certified")].Truth;
    }

    /// <summary>The rule again: one thing open keeps it open, one thing lacking that is not essential is near.</summary>
    private static MatchStatus Standing(IReadOnlyCollection<RequirementFinding> required)
    {
        var lacking = required.Where(r => r.Status == Truth.Unmet).ToList();
        var isOpen = required.Any(r => r.Status == Truth.Undecided);
        if (lacking.Count == 0) return isOpen ? MatchStatus.Undecided : MatchStatus.Matched;
        return lacking is [{ Requirement.IsEssential: false }] && !isOpen ? MatchStatus.Near : MatchStatus.None;
    }

    /// <summary>A firm of which everything is known that a condition of the catalogue asks for.</summary>
    private static FirmProfile Firm(Random dice)
    {
        var facts = new Dictionary<(string, string), FactValue>();
        var findings = new Dictionary<string, ModelFindings>(StringComparer.Ordinal);
        foreach (var condition in Conditions)
            switch (condition)
            {
                case FirmCondition.SceneAt scene: Scene(scene.Model, scene.Scene); break;
                case FirmCondition.LinksAt links: foreach (var (scene, _) in links.Links) Scene(links.Model, scene); break;
                case FirmCondition.ChoseOneOf one: Find(one.Model, f => f.Chosen.ContainsKey(one.Question) ? f : f with { Chosen = f.Chosen.SetItem(one.Question, [dice.Next(2) == 0 ? one.Options[0] : "other"]) }); break;
                case FirmCondition.Chose chose: Find(chose.Model, f => f.Chosen.ContainsKey(chose.Question) ? f : f with { Chosen = f.Chosen.SetItem(chose.Question, [dice.Next(2) == 0 ? chose.Option : "other"]) }); break;
                case FirmCondition.FactIs fact: facts.TryAdd((fact.Catalogue, fact.Fact), new FactValue(Number.Unknown, dice.Next(2) == 0 ? Truth.Met : Truth.Unmet)); break;
                case FirmCondition.FactCompared fact: facts.TryAdd((fact.Catalogue, fact.Fact), new FactValue(Number.Known(fact.Bound + dice.Next(-1, 2)), Truth.Undecided)); break;
                case FirmCondition.Outcome outcome: Find(outcome.Model, f => f.Grade.IsKnown ? f : f with { Grade = Number.Known(dice.Next(0, 5)) }); break;
                case FirmCondition.Score score: Find(score.Model, f => f.Scores.ContainsKey(score.Path) ? f : f with { Scores = f.Scores.SetItem(score.Path, Number.Known(dice.Next(0, 101))) }); break;
                default: break;
            }
        foreach (var scene in Shipped.Value.Solutions.SelectMany(s => s.Lifts.Select(l => (s.Model, l.Scene)))) Scene(scene.Model, scene.Scene);
        return new FirmProfile
        {
            Enterprise = new Enterprise("example", "", Regions[dice.Next(Regions.Length)], Divisions[dice.Next(Divisions.Length)], Sizes[dice.Next(Sizes.Length)])
            {
                Capabilities = [.. Shipped.Value.Capabilities.Keys.Order(StringComparer.Ordinal).Where(_ => dice.Next(2) == 0)],
            },
            Facts = facts.ToImmutableDictionary(),
            Findings = findings.ToImmutableDictionary(StringComparer.Ordinal),
        };

        void Scene(string model, string scene) => Find(model, f => f.Scenes.ContainsKey(scene) ? f : f with { Scenes = f.Scenes.SetItem(scene, dice.Next(0, 5)) });

        void Find(string model, Func<ModelFindings, ModelFindings> change) => findings[model] = change(findings.GetValueOrDefault(model) ?? new ModelFindings());
    }

    /// <summary>The same firm, of which each thing may not be known.</summary>
    private static FirmProfile Forgetting(FirmProfile firm, Random dice)
    {
        var share = dice.Next(1, 4);
        return firm with
        {
            Enterprise = new Enterprise("example", "", Keeps() ? firm.Enterprise.Region : "", Keeps() ? firm.Enterprise.Industry : null, Keeps() ? firm.Enterprise.Size : null)
            {
                Capabilities = Keeps() ? firm.Enterprise.Capabilities : null,
            },
            Facts = firm.Facts.RemoveRange(firm.Facts.Keys.Where(_ => !Keeps())),
            Findings = firm.Findings.ToImmutableDictionary(f => f.Key, f => new ModelFindings
            {
                Scenes = f.Value.Scenes.RemoveRange(f.Value.Scenes.Keys.Where(_ => !Keeps())),
                Chosen = f.Value.Chosen.RemoveRange(f.Value.Chosen.Keys.Where(_ => !Keeps())),
                Scores = f.Value.Scores.RemoveRange(f.Value.Scores.Keys.Where(_ => !Keeps())),
                Grade = Keeps() ? f.Value.Grade : Number.Between(0, 4),
            }, StringComparer.Ordinal),
        };

        bool Keeps() => dice.Next(8) >= share;
    }

    private static ImmutableArray<SceneGap> Gaps(FirmProfile firm) =>
        [.. firm.Findings.SelectMany(f => f.Value.Scenes).Where(s => s.Value < 4).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new SceneGap(s.Key, s.Value, s.Value + 1, IsConstrained: false))];

    private static IEnumerable<FirmCondition> SelfAndParts(FirmCondition condition) => condition switch
    {
        FirmCondition.All all => all.Parts.SelectMany(SelfAndParts).Prepend(condition),
        FirmCondition.Any any => any.Parts.SelectMany(SelfAndParts).Prepend(condition),
        _ => [condition],
    };
}
