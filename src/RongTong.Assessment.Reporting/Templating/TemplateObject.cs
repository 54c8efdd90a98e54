using System.Collections;

namespace RongTong.Reporting.Templating;

/// <summary>
/// The members a template sees, in the order they were added: null, bool, decimal, string, another object, or a list of these.
/// Whole numbers become decimals on entry and lists are copied. Fill it with a collection initializer; once it is part of another
/// object, or rendered, it can no longer change, and then it is safe to share between threads.
/// </summary>
public sealed class TemplateObject : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly OrderedDictionary<string, object?> _members = new(StringComparer.Ordinal);
    private bool _complete;

    /// <summary>The names of the members, in order.</summary>
    public IEnumerable<string> Names => _members.Keys;

    internal int Count => _members.Count;

    /// <summary>Adds a member.</summary>
    /// <exception cref="ArgumentException">The name is taken, or the value is of a kind no template can see.</exception>
    /// <exception cref="InvalidOperationException">The object is already in use.</exception>
    public void Add(string name, object? value)
    {
        if (_complete) throw new InvalidOperationException($"'{name}' comes too late: the object is already in use.");
        _members.Add(name, Admit(value));
    }

    /// <summary>The value of a member, when there is one of that name.</summary>
    public bool TryGet(string name, out object? value) => _members.TryGetValue(name, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Ends the building of the object.</summary>
    internal TemplateObject Complete()
    {
        _complete = true;
        return this;
    }

    /// <summary>Sets a member to a value that already is one of the interpreter's own.</summary>
    internal void Set(string name, object? value) => _members[name] = value;

    private static object? Admit(object? value) => value switch
    {
        null or bool or decimal or string => value,
        int number => (decimal)number,
        long number => (decimal)number,
        TemplateObject inner => inner.Complete(),
        IReadOnlyList<object?> list => list.Select(Admit).ToArray(),
        _ => throw new ArgumentException($"A template cannot see a value of type {value.GetType().Name}.", nameof(value)),
    };
}
