using System.Collections.Immutable;
using System.Numerics;
using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Hosting;
using RongTong.Models;
using RongTong.Snapshots;

namespace RongTong.Benchmarks.Sheets;

/// <summary>The shipped digital-level model and a thousand enterprises that answered everything, in the forms the contenders take.</summary>
internal sealed class Workload
{
    /// <summary>How many enterprises.</summary>
    public const int Sheets = 1000;

    private static readonly ModelRef Reference = new("miit", "sme-digital-level", "2024");

    private Workload(ModelSources sources, CompiledModel model)
    {
        (Sources, Model) = (sources, model);
        var random = new Random(2024);
        Fields = [.. model.Model.Answerable.Where(f => f.Options.Length > 0)];
        Answers = [.. Enumerable.Range(0, Sheets).Select(_ => Fields.Select(f => Answer(f, random)).ToImmutableArray())];
        AnswerSheets = [.. Answers.Select(Sheet)];
    }

    /// <summary>The texts of the model.</summary>
    public ModelSources Sources { get; }

    /// <summary>The model.</summary>
    public CompiledModel Model { get; }

    /// <summary>The fifteen questions and sixteen scenes.</summary>
    public ImmutableArray<Field> Fields { get; }

    /// <summary>Of every enterprise the options chosen, one bit each, by field.</summary>
    public ImmutableArray<ImmutableArray<ulong>> Answers { get; }

    /// <summary>The same as sheets.</summary>
    public ImmutableArray<AnswerSheet> AnswerSheets { get; }

    /// <summary>Reads and compiles the model.</summary>
    public static Workload Load()
    {
        var sources = new RuleDirectory(Repository.Rules).Sources(Reference).Value ?? throw new InvalidOperationException("the model is not there");
        return new Workload(sources, ModelCompiler.Compile(sources).Value ?? throw new InvalidOperationException("the model has errors"));
    }

    /// <summary>The answers of an enterprise as the plain scorer takes them.</summary>
    public (int[] Questions, int[] Scenes) Plain(int sheet)
    {
        var plain = Fields.Select((f, i) => f.Type == FieldType.Multi ? (int)Answers[sheet][i] : BitOperations.TrailingZeroCount(Answers[sheet][i])).ToArray();
        return (plain[..15], plain[15..]);
    }

    private static ulong Answer(Field field, Random random)
    {
        if (field.Type != FieldType.Multi) return 1UL << random.Next(field.Options.Length);
        var chosen = 0UL;
        for (var i = 0; i < field.Options.Length; i++)
            if (!field.Options[i].Exclusive && random.Next(2) == 1) chosen |= 1UL << i;
        return chosen == 0 ? 1 : chosen;
    }

    private AnswerSheet Sheet(ImmutableArray<ulong> answers)
    {
        var sheet = new AnswerSheet { AsOf = new DateOnly(2026, 7, 15) };
        for (var i = 0; i < Fields.Length; i++)
        {
            var chosen = answers[i];
            sheet = sheet.With(Fields[i].Id, [.. Fields[i].Options.Where((_, o) => (chosen & 1UL << o) != 0).Select(o => o.Id)]);
        }
        return sheet;
    }
}
