using RongTong.Assessing;
using RongTong.Compiling;
using RongTong.Loading;
using RongTong.Models;

namespace RongTong.Counterfactuals;

/// <summary>Makes changes on a sheet.</summary>
internal static class SheetChanges
{
    public static AnswerSheet Apply(CompiledModel compiled, AnswerSheet sheet, IEnumerable<FactChange> changes)
    {
        var made = changes.ToList();
        if (!sheet.Titles.IsEmpty && made.Exists(c => !c.Field.Titles.IsEmpty)) sheet = WithFlags(compiled, sheet);
        foreach (var change in made) sheet = sheet.With(change.Field.Id, change.To);
        var changed = made.Select(c => c.Field.Id).ToHashSet(StringComparer.Ordinal);
        var stated = compiled.Wishes.Statements.Where(f => sheet.Answers.ContainsKey(f.Id) && compiled.Wishes.FactsOfDerived[f.Change.States!].Overlaps(changed)).ToList();
        return stated.Count == 0 ? sheet : Restated(compiled, sheet, stated);
    }

    /// <summary>The same titles as yes and no: what records say of a day they cannot be made to say otherwise.</summary>
    private static AnswerSheet WithFlags(CompiledModel compiled, AnswerSheet sheet)
    {
        var frame = compiled.Plan.NewFrame();
        compiled.Bind(sheet, frame);
        foreach (var field in compiled.Model.Fields.Where(f => !f.Titles.IsEmpty))
            sheet = frame.Truths[compiled.Plan.Slots.Fields[field.Id].Input] switch { Truth.Met => sheet.With(field.Id, "true"), Truth.Unmet => sheet.With(field.Id, "false"), _ => sheet.With(field.Id) };
        return sheet with { Titles = [] };
    }

    private static AnswerSheet Restated(CompiledModel compiled, AnswerSheet sheet, List<Field> stated)
    {
        var frame = compiled.Plan.NewFrame();
        compiled.Bind(sheet, frame);
        compiled.Plan.Run(frame);
        foreach (var field in stated)
        {
            var value = frame.Numbers[compiled.Plan.Slots.Derived[field.Change.States!]];
            sheet = value.IsKnown && decimal.Round(value.Min / field.Step) * field.Step is var shown && !(shown < field.Min) && !(shown > field.Max) ? sheet.With(field.Id, PlainValue.Format(shown)) : sheet.With(field.Id);
        }
        return sheet;
    }
}
