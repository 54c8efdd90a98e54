namespace RongTong.Tests.Reference;

/// <summary>All the verdicts something may come to once every fact is there.</summary>
[Flags]
internal enum Possible
{
    None = 0,
    Met = 1,
    Unmet = 2,
    NotApplicable = 4,
}

/// <summary>Groups of verdicts, decided by trying every combination of what the parts may come to.</summary>
internal static class Verdicts
{
    /// <summary>Of the parts that apply at least so many hold, or all of them when fewer apply; without any that applies the group does not.</summary>
    public static Possible Group(IReadOnlyList<Possible> parts, int atLeast)
    {
        var found = Possible.None;
        Try(0, 0, 0);
        return found;

        void Try(int part, int met, int applicable)
        {
            if (part == parts.Count)
            {
                found |= applicable == 0 ? Possible.NotApplicable : met >= Math.Min(atLeast, applicable) ? Possible.Met : Possible.Unmet;
                return;
            }
            if (parts[part].HasFlag(Possible.Met)) Try(part + 1, met + 1, applicable + 1);
            if (parts[part].HasFlag(Possible.Unmet)) Try(part + 1, met, applicable + 1);
            if (parts[part].HasFlag(Possible.NotApplicable)) Try(part + 1, met, applicable);
        }
    }

    public static Possible Not(Possible verdict) =>
        (verdict.HasFlag(Possible.Met) ? Possible.Unmet : Possible.None) | (verdict.HasFlag(Possible.Unmet) ? Possible.Met : Possible.None) | (verdict & Possible.NotApplicable);

    /// <summary>A verdict where its condition of applicability holds; not applicable where it does not.</summary>
    public static Possible Where(Possible applies, Possible verdict) =>
        (applies.HasFlag(Possible.Met) ? verdict : Possible.None) | ((applies & (Possible.Unmet | Possible.NotApplicable)) != Possible.None ? Possible.NotApplicable : Possible.None);

    /// <summary>The word the result carries.</summary>
    public static string Word(Possible verdict) => verdict switch { Possible.Met => "met", Possible.Unmet => "unmet", Possible.NotApplicable => "not_applicable", _ => "undecided" };
}
