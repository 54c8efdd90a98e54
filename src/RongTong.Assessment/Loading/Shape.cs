using System.Collections.Immutable;

namespace RongTong.Loading;

/// <summary>
/// What a place in a model file may hold. One description serves three readers: the check that reports unknown keys and wrong
/// values, the published JSON Schema, and whoever wants to know what a key means. A closed union; immutable.
/// </summary>
internal abstract record Shape
{
    private Shape() { }

    /// <summary>A mapping with known keys.</summary>
    internal sealed record Map(string Name, ImmutableArray<ShapeKey> Keys) : Shape
    {
        public ShapeKey? this[string key] => Keys.FirstOrDefault(k => k.Name == key);
    }

    /// <summary>A mapping from free ids to one kind of value.</summary>
    internal sealed record Table(Shape Value, bool FreeKeys = false) : Shape;

    /// <summary>A list of one kind of item.</summary>
    internal sealed record List(Shape Item) : Shape;

    /// <summary>One of several mappings, told apart by which key is present.</summary>
    internal sealed record Choice(string Name, Func<ImmutableArray<Map>> Cases) : Shape;

    /// <summary>A mapping told apart by the word under one of its keys.</summary>
    internal sealed record Tagged(string Name, string Key, ImmutableArray<(string Word, Map Map)> Cases) : Shape;

    /// <summary>Either a reference to something named elsewhere, or the thing itself.</summary>
    internal sealed record OrReference(Shape Inline) : Shape;

    /// <summary>A shape that refers to itself further down, such as a tree node.</summary>
    internal sealed record Deferred(Func<Shape> Get) : Shape;

    /// <summary>One of a fixed set of words.</summary>
    internal sealed record Word(ImmutableArray<string> Words) : Shape;

    /// <summary>A text in two languages, <c>{ zh, en }</c>, or one word that is the same in both.</summary>
    internal sealed record Localized : Shape;

    /// <summary>Anything: read by whoever needs it, unchecked here.</summary>
    internal sealed record Free : Shape;

    /// <summary>A plain value of one kind.</summary>
    internal sealed record Plain(PlainKind Kind) : Shape;

    public static Shape Id { get; } = new Plain(PlainKind.Id);
    public static Shape Text { get; } = new Plain(PlainKind.Text);
    public static Shape Number { get; } = new Plain(PlainKind.Number);
    public static Shape Integer { get; } = new Plain(PlainKind.Integer);
    public static Shape Date { get; } = new Plain(PlainKind.Date);
    public static Shape Bool { get; } = new Plain(PlainKind.Bool);
    public static Shape Formula { get; } = new Plain(PlainKind.Formula);
    public static Shape Points { get; } = new Plain(PlainKind.Points);
    public static Shape Both { get; } = new Localized();

    public static Shape ListOf(Shape item) => new List(item);
    public static Shape OneOf(params string[] words) => new Word([.. words]);
}

/// <summary>One key of a mapping: whether it must stand there, what it holds, and what it means.</summary>
internal sealed record ShapeKey(string Name, Shape Shape, bool Required, string Meaning);

/// <summary>The kinds of plain value.</summary>
internal enum PlainKind
{
    /// <summary>An id: letters, digits, hyphens, underscores.</summary>
    Id,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>An exact decimal.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A date, year-month-day.</summary>
    Date,

    /// <summary>true or false.</summary>
    Bool,

    /// <summary>A formula, or a number.</summary>
    Formula,

    /// <summary>An exact decimal, or <c>unknown</c>.</summary>
    Points,
}
