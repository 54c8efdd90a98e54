using System.Text;

namespace RongTong.Hosting.Lab;

/// <summary>Names of groups, each kept once and known by a number. Not thread-safe.</summary>
internal sealed class GroupNames
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>The number of a name.</summary>
    public int this[ReadOnlySpan<char> name]
    {
        get
        {
            var lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
            if (lookup.TryGetValue(name, out var known)) return known;
            _names.Add(name.ToString());
            return _numbers[_names[^1]] = _names.Count - 1;
        }
    }

    /// <summary>The name of a number.</summary>
    public string this[int number] => _names[number];

    /// <summary>The number of a text in UTF-8.</summary>
    public int Of(ReadOnlySpan<byte> text)
    {
        Span<char> letters = stackalloc char[256];
        return Encoding.UTF8.TryGetChars(text, letters, out var written) ? this[letters[..written]] : this[Encoding.UTF8.GetString(text)];
    }
}
