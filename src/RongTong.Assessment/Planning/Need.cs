namespace RongTong.Planning;

/// <summary>A prerequisite over the positions of answers. Once it holds it holds for all better answers. A closed union; immutable.</summary>
internal abstract record Need
{
    private Need() { }

    /// <summary>Whether it holds; an answer that is not known fulfils nothing.</summary>
    public abstract bool Holds(ReadOnlySpan<ulong> answers);

    /// <summary>Answers it looks at: the choice, and of a multiple choice the option, else −1.</summary>
    public abstract IEnumerable<(int Choice, int Option)> Reads { get; }

    /// <summary>A single choice or level at a position or above.</summary>
    internal sealed record AtLeast(int Choice, int Position) : Need
    {
        public override bool Holds(ReadOnlySpan<ulong> answers) => answers[Choice] != Answers.Unknown && answers[Choice] >= (ulong)Position;

        public override IEnumerable<(int, int)> Reads => [(Choice, -1)];
    }

    /// <summary>A multiple choice with an option.</summary>
    internal sealed record Has(int Choice, int Option) : Need
    {
        public override bool Holds(ReadOnlySpan<ulong> answers) => answers[Choice] != Answers.Unknown && (answers[Choice] >> Option & 1) != 0;

        public override IEnumerable<(int, int)> Reads => [(Choice, Option)];
    }

    /// <summary>So many of some parts; all of them, or any.</summary>
    internal sealed record Some(Need[] Parts, int Count) : Need
    {
        public override bool Holds(ReadOnlySpan<ulong> answers)
        {
            var missing = Count;
            foreach (var part in Parts)
                if (missing > 0 && part.Holds(answers)) missing--;
            return missing <= 0;
        }

        public override IEnumerable<(int, int)> Reads => Parts.SelectMany(p => p.Reads);
    }

    /// <summary>What nothing fulfils: an answer the model does not have.</summary>
    internal sealed record Never : Need
    {
        public override bool Holds(ReadOnlySpan<ulong> answers) => false;

        public override IEnumerable<(int, int)> Reads => [];
    }
}
