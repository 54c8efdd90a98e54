using RongTong.Reporting.Templating;

namespace RongTong.Tests.Templating;

/// <summary>The corpus once more, through the real Scriban; part of the build with <c>UseScriban</c> only.</summary>
public class ScribanCorpusTests
{
    public static TheoryData<string> Names => [.. TemplateCase.All.Where(c => c.ScribanDiffers is null).Select(c => c.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scriban_answers_as_the_interpreter_does(string name)
    {
        var asked = TemplateCase.All.Single(c => c.ToString() == name);

        asked.Answer(new ScribanEngine()).ShouldBe(asked.Answer(new InterpretedEngine()));
    }
}
