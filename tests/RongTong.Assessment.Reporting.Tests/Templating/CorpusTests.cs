using RongTong.Reporting.Templating;

namespace RongTong.Tests.Templating;

public class CorpusTests
{
    public static TheoryData<string> Names => [.. TemplateCase.All.Select(c => c.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_of_the_corpus_gives_what_it_promises(string name)
    {
        var promised = TemplateCase.All.Single(c => c.ToString() == name);
        var (output, errors) = promised.Answer(new InterpretedEngine());

        errors.ShouldBe(promised.Errors ?? "");
        output.ShouldBe(promised.Output);
    }

    [Fact]
    public void Corpus_covers_the_subset()
    {
        TemplateCase.All.Count.ShouldBeGreaterThan(200);
        TemplateCase.All.Select(c => c.ToString()).ShouldBeUnique();
        TemplateCase.All.ShouldAllBe(c => (c.Output == null) != (c.Errors == null));
        var codes = string.Join("\n", TemplateCase.All.Select(c => c.Errors));
        foreach (var code in new[] { "RT5001", "RT5002", "RT5003", "RT5004", "RT5005", "RT5006" }) codes.ShouldContain(code);
    }
}
