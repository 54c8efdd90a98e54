namespace RongTong.Compiling;

/// <summary>
/// One step of a plan: reads slots that earlier steps filled and fills its own. Each kind of step is defined once; an explanation is
/// read from the slots afterwards, so a traced run and an untraced one are the same run.
/// </summary>
internal abstract class Operator
{
    public abstract void Run(Frame frame);

    /// <summary>The same step over other slots. Everything the step is made of passes through the relocation, which tells by it whether two steps are the same.</summary>
    public abstract Operator MovedBy(Relocation to);

    /// <summary>Tells what the step is and which slots it joins, for whoever writes the plan down in another language.</summary>
    public abstract void Tell(IStepReader reader);
}
