using RongTong.Reporting.Templating.Syntax;

namespace RongTong.Reporting.Templating.Evaluation;

/// <summary>
/// The names in reach. From the inside out: loop variables and <c>with</c> objects as they were entered, then assigned variables,
/// then the report model.
/// </summary>
internal sealed class Scope(TemplateObject model)
{
    private readonly List<Frame> _frames = [];
    private readonly Dictionary<string, object?> _variables = new(StringComparer.Ordinal);
    private int _objects;

    /// <summary>The arguments of the include being run; null outside of includes.</summary>
    public IncludeArguments? Arguments { get; set; }

    /// <summary>Whether names are being looked up in an object first, where nothing may be assigned.</summary>
    public bool InObject => _objects > 0;

    /// <summary>The innermost loop.</summary>
    public LoopState? Loop { get; private set; }

    public bool TryGet(string name, out object? value)
    {
        for (var i = _frames.Count - 1; i >= 0; i--)
        {
            if (_frames[i].TryGet(name, out value)) return true;
        }
        return _variables.TryGetValue(name, out value) || model.TryGet(name, out value);
    }

    public void Set(string name, object? value) => _variables[name] = value;

    /// <summary>Enters a loop.</summary>
    /// <returns>The loop around it, to hand back to <see cref="LeaveLoop"/>.</returns>
    public LoopState? EnterLoop(LoopState loop)
    {
        var outer = Loop;
        Loop = loop;
        _frames.Add(new Frame(loop, null));
        return outer;
    }

    public void LeaveLoop(LoopState? outer)
    {
        Loop = outer;
        _frames.RemoveAt(_frames.Count - 1);
    }

    public void EnterObject(TemplateObject target)
    {
        _objects++;
        _frames.Add(new Frame(null, target));
    }

    public void LeaveObject()
    {
        _objects--;
        _frames.RemoveAt(_frames.Count - 1);
    }

    /// <summary>Every name in reach, for suggestions.</summary>
    public IEnumerable<string> Names =>
        _frames.SelectMany(frame => frame.Names).Concat(_variables.Keys).Concat(model.Names).Distinct(StringComparer.Ordinal);

    private readonly record struct Frame(LoopState? Loop, TemplateObject? Target)
    {
        public IEnumerable<string> Names => Target?.Names ?? (Loop is null ? [] : [Loop.Name]);

        public bool TryGet(string name, out object? value)
        {
            if (Target is not null) return Target.TryGet(name, out value);
            value = Loop?.Value;
            return Loop?.Name == name;
        }
    }
}

/// <summary>Where a loop is.</summary>
internal sealed class LoopState(string name, int length)
{
    public string Name { get; } = name;

    public object? Value { get; set; }

    public int Index { get; set; }

    public object Fact(LoopFact fact) => fact switch
    {
        LoopFact.Index => Numbers.Box(Index),
        LoopFact.First => Index == 0,
        LoopFact.Last => Index == length - 1,
        LoopFact.Even => Index % 2 == 0,
        LoopFact.Odd => Index % 2 == 1,
        _ => Numbers.Box(length),
    };
}

/// <summary>What an include was called with; position zero is the name of the template.</summary>
internal sealed record IncludeArguments(object?[] Positional, TemplateObject Named);
