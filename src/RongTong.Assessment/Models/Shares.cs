namespace RongTong.Models;

/// <summary>Which numbers of a model are shares of something: they are shown as percentages.</summary>
public static class Shares
{
    /// <summary>Whether a formula comes to a share: it reads a field filed as a ratio, or divides two amounts of one unit.</summary>
    /// <param name="model">The model whose names the formula uses.</param>
    /// <param name="formula">A formula without unit; of one with a unit the answer means nothing.</param>
    public static bool Gives(EvaluationModel model, Formula formula) => Gives(model, formula, 0);

    // A circle of derived values is a mistake the compiler reports; here it only must not run for ever.
    private static bool Gives(EvaluationModel model, Formula formula, int depth) => depth < 32 && formula switch
    {
        Formula.Name name => model.Fields.FirstOrDefault(f => f.Id == name.Id) is { } field ? field.Type == FieldType.Ratio
            : model.Derived.FirstOrDefault(d => d.Id == name.Id) is { Unit.IsOne: true } derived && Gives(model, derived.Formula.Root, depth + 1),
        Formula.Binary { Operator: '/' } => true,
        Formula.Binary binary => Gives(model, binary.Left, depth + 1) || Gives(model, binary.Right, depth + 1),
        Formula.Negate negate => Gives(model, negate.Operand, depth + 1),
        Formula.Call call => call.Arguments.Any(a => Gives(model, a, depth + 1)),
        _ => false,
    };
}
