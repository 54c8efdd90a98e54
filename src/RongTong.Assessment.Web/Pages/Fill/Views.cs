using RongTong.Reporting.Live;
using RongTong.Reporting.Questionnaires;
using RongTong.Text;

namespace RongTong.Web.Pages.Fill;

/// <summary>A sheet as its pages show it. Immutable.</summary>
public sealed record SheetView
{
    /// <summary>Id of the sheet.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the firm; may be empty.</summary>
    public required string Firm { get; init; }

    /// <summary>Its credit code; may be empty.</summary>
    public required string Code { get; init; }

    /// <summary>The standard.</summary>
    public required LocalizedText Model { get; init; }

    /// <summary>Its reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Whether answers can still be changed.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Where it stands, in a word.</summary>
    public required LocalizedText State { get; init; }

    /// <summary>Raised by every change.</summary>
    public required long Version { get; init; }

    /// <summary>The pages, by part.</summary>
    public required IReadOnlyList<NavPart> Parts { get; init; }

    /// <summary>When it was changed last, of today the time alone.</summary>
    public required LocalizedText Saved { get; init; }

    /// <summary>How it stands.</summary>
    public required Standing Standing { get; init; }

    /// <summary>What does not fit, the worst first.</summary>
    public required IReadOnlyList<ProblemView> Problems { get; init; }

    /// <summary>Who is filling it now.</summary>
    public required string Respondent { get; init; }

    /// <summary>Whether that is who began it.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>How many fill it.</summary>
    public required int Respondents { get; init; }

    /// <summary>How many questions were answered differently by several.</summary>
    public required int Disagreements { get; init; }

    /// <summary>The page each field stands on.</summary>
    public required IReadOnlyDictionary<string, string> Places { get; init; }

    /// <summary>How much is answered, of what is wanted.</summary>
    public int Answered => Parts.Sum(p => p.Items.Sum(i => i.Answered));

    /// <summary>How much is wanted.</summary>
    public int Wanted => Parts.Sum(p => p.Items.Sum(i => i.Wanted));

    /// <summary>The address of the sheet.</summary>
    public string Address => $"/sheets/{Id}";

    /// <summary>The address of a field; of the sheet for what stands on no page.</summary>
    public string AddressOf(string? field) => field is not null && Places.TryGetValue(field, out var section) ? $"{Address}/{section}#{Anchor(field)}" : $"{Address}/firm";

    /// <summary>The anchor of a field.</summary>
    public static string Anchor(string field) => "f-" + field;
}

/// <summary>A part of a form in the list of pages. Immutable.</summary>
public sealed record NavPart(LocalizedText Name, IReadOnlyList<NavItem> Items);

/// <summary>A page in the list of pages. Immutable.</summary>
/// <param name="Key">Names it in addresses.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Answered">How much of it is answered.</param>
/// <param name="Wanted">How much is wanted.</param>
public sealed record NavItem(string Key, LocalizedText Name, int Answered, int Wanted)
{
    /// <summary>Whether nothing wanted is open.</summary>
    public bool IsDone => Wanted > 0 && Answered == Wanted;
}

/// <summary>Something that does not fit. Immutable.</summary>
/// <param name="Field">The field it is about, if one.</param>
/// <param name="Where">What that is called.</param>
/// <param name="Message">What does not fit.</param>
/// <param name="Fix">What to do.</param>
/// <param name="IsBlocking">Whether it keeps the sheet from being handed in.</param>
public sealed record ProblemView(string? Field, LocalizedText? Where, LocalizedText Message, LocalizedText? Fix, bool IsBlocking);

/// <summary>A page of questions. Immutable.</summary>
/// <param name="Key">Names it in addresses.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Groups">What it asks.</param>
/// <param name="Minutes">About how long it takes.</param>
/// <param name="Previous">The page before; null for the first.</param>
/// <param name="Next">The page after; null for the last.</param>
public sealed record SectionView(string Key, LocalizedText Name, IReadOnlyList<GroupView> Groups, int Minutes, NavItem? Previous, NavItem? Next)
{
    /// <summary>How much it asks.</summary>
    public int Asked => Groups.Sum(g => g.Cards.Count);

    /// <summary>Whether the enterprise may leave all of it open.</summary>
    public bool IsOptional { get; init; }
}

/// <summary>Cards under one heading. Immutable.</summary>
public sealed record GroupView(LocalizedText? Name, IReadOnlyList<CardView> Cards);

/// <summary>A question, and the figures asked with it. Immutable.</summary>
/// <param name="Main">The question.</param>
/// <param name="Parts">The figures.</param>
/// <param name="Derived">The option the figures give, where they do.</param>
public sealed record CardView(ItemView Main, IReadOnlyList<ItemView> Parts, LocalizedText? Derived)
{
    /// <summary>What does not fit on this card.</summary>
    public IEnumerable<ProblemView> Problems => Parts.Prepend(Main).SelectMany(i => i.Problems);
}

/// <summary>One thing to answer. Immutable.</summary>
public sealed record ItemView
{
    /// <summary>Id of the question, scene or fact.</summary>
    public required string Field { get; init; }

    /// <summary>What is asked.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Few words above it: number, kind, worth.</summary>
    public required LocalizedText Caption { get; init; }

    /// <summary>How to answer.</summary>
    public LocalizedText? Help { get; init; }

    /// <summary>What an assessor wants to see.</summary>
    public LocalizedText? Evidence { get; init; }

    /// <summary>How it is filled in.</summary>
    public required FormControl Control { get; init; }

    /// <summary>Whether the choices are levels, lowest first.</summary>
    public bool IsLevels { get; init; }

    /// <summary>The unit; empty where there is none.</summary>
    public required LocalizedText Unit { get; init; }

    /// <summary>The choices.</summary>
    public IReadOnlyList<ChoiceView> Choices { get; init; } = [];

    /// <summary>What was typed; empty where nothing was.</summary>
    public string Value { get; init; } = "";

    /// <summary>Whether it is marked as not applicable.</summary>
    public bool IsNotApplicable { get; init; }

    /// <summary>Whether it may be.</summary>
    public bool AllowsNotApplicable { get; init; }

    /// <summary>Why it may be left open; null where it is wanted.</summary>
    public LocalizedText? MayBeLeft { get; init; }

    /// <summary>The version of the answer the page shows; 0 for none.</summary>
    public long Version { get; init; }

    /// <summary>What does not fit.</summary>
    public IReadOnlyList<ProblemView> Problems { get; init; } = [];

    /// <summary>What others answered, where it differs.</summary>
    public IReadOnlyList<OtherAnswer> Others { get; init; } = [];

    /// <summary>What was answered last year, in words; null where nothing was, or the same.</summary>
    public LocalizedText? Earlier { get; init; }

    /// <summary>Whether anything is answered.</summary>
    public bool IsAnswered => IsNotApplicable || Value.Length > 0 || Choices.Any(c => c.IsChosen);

    /// <summary>Whether the choices are many and short enough to stand in columns.</summary>
    public bool IsMany => !IsLevels && Choices.Count > 7 && Choices.All(c => c.Text.Zh.Length <= 8 && c.Text.En.Length <= 26);

    /// <summary>Whether the choices are few and short enough to stand side by side.</summary>
    public bool IsRow => !IsLevels && Choices.Count is > 1 and <= 5 && Choices.All(c => c.Text.Zh.Length <= 14 && c.Text.En.Length <= 26);
}

/// <summary>A choice. Immutable.</summary>
/// <param name="Id">Id of the option.</param>
/// <param name="Text">What is chosen.</param>
/// <param name="Label">A mark before it: of a level its name.</param>
/// <param name="IsExclusive">Whether it stands alone.</param>
/// <param name="IsChosen">Whether it is chosen.</param>
public sealed record ChoiceView(string Id, LocalizedText Text, LocalizedText? Label, bool IsExclusive, bool IsChosen)
{
    /// <summary>What the official form prints, where the page says it in plainer words.</summary>
    public LocalizedText? Official { get; init; }
}

/// <summary>What another respondent answered. Immutable.</summary>
/// <param name="Who">Who.</param>
/// <param name="Answer">What, in words.</param>
/// <param name="IsCounted">Whether it is the one that counts.</param>
public sealed record OtherAnswer(string Who, LocalizedText Answer, bool IsCounted);

/// <summary>An answer that was not saved because another one stands there now. Immutable.</summary>
/// <param name="Field">Id of the question.</param>
/// <param name="Name">What it asks.</param>
/// <param name="There">What stands there.</param>
/// <param name="Here">What was sent.</param>
public sealed record ConflictView(string Field, LocalizedText Name, LocalizedText There, LocalizedText Here);

/// <summary>One who fills a sheet. Immutable.</summary>
/// <param name="Id">Which respondent.</param>
/// <param name="Name">What the person is called.</param>
/// <param name="Sections">The pages asked for; none means all.</param>
/// <param name="Answers">How much was answered.</param>
/// <param name="HasLink">Whether a link works.</param>
/// <param name="IsYou">Whether it is who is looking.</param>
public sealed record PersonView(string Id, string Name, IReadOnlyList<LocalizedText> Sections, int Answers, bool HasLink, bool IsYou);

/// <summary>A question answered in more than one way. Immutable.</summary>
public sealed record DifferenceView(string Field, LocalizedText Name, IReadOnlyList<DifferingAnswer> Answers);

/// <summary>One of the answers to it. Immutable.</summary>
/// <param name="Respondent">Which respondent.</param>
/// <param name="Who">What the person is called.</param>
/// <param name="Answer">The answer in words.</param>
/// <param name="IsCounted">Whether it is the one that counts.</param>
public sealed record DifferingAnswer(string Respondent, string Who, LocalizedText Answer, bool IsCounted);

/// <summary>A step to the next grade. Immutable.</summary>
/// <param name="Title">What to do.</param>
/// <param name="Cost">First-year cash in 万元, estimated.</param>
/// <param name="Weeks">The weeks it takes, counted from the beginning.</param>
public sealed record StepView(LocalizedText Title, string Cost, string Weeks);

/// <summary>A cell of a workbook that was not taken. Immutable.</summary>
/// <param name="Place">The cell.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to write.</param>
public sealed record CellProblem(string Place, LocalizedText Message, LocalizedText? Fix);

/// <summary>An answer of this year beside that of last year. Immutable.</summary>
public sealed record YearDifference(string Field, LocalizedText Name, LocalizedText Last, LocalizedText Now);
