using RongTong.Compiling;
using RongTong.Lab;
using RongTong.Text;

namespace RongTong.Hosting.Lab;

/// <summary>A rule set a cohort is tried under. Immutable.</summary>
/// <param name="Id">Id of the scenario, or the reference of the model.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Model">The rule set, compiled.</param>
public sealed record Variant(string Id, LocalizedText Name, CompiledModel Model)
{
    /// <summary>What a reader should know.</summary>
    public LocalizedText? Note { get; init; }

    /// <summary>What titles are worth under it; null when it says nothing about that.</summary>
    public SubsidyTable? Subsidies { get; init; }

    /// <summary>A model as it is.</summary>
    public static Variant Of(CompiledModel model) => new(model.Model.Ref.ToString(), model.Model.Name, model);

    /// <summary>A model under a scenario, or the edition the scenario names.</summary>
    public static Variant Of(Scenario scenario, CompiledModel model) => new(scenario.Id, scenario.Name, model) { Note = scenario.Note, Subsidies = scenario.Subsidies };
}
