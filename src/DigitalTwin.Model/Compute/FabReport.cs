using DigitalTwin.Model.BuildOut;

namespace DigitalTwin.Model.Compute;

/// <summary>What a fab did in one tick.</summary>
/// <param name="WantedMw">Power that full starts need, MW.</param>
/// <param name="ServedMw">Power drawn, MW.</param>
/// <param name="WafersStarted">Wafers started in the hour.</param>
/// <param name="Finished">Accelerators finished in the hour.</param>
/// <param name="Shipped">Accelerators shipped in the hour.</param>
/// <param name="InProcess">Accelerators in process at the end of the hour.</param>
/// <param name="Stock">Finished accelerators that nobody has ordered.</param>
public readonly record struct FabReport(
    double WantedMw,
    double ServedMw,
    double WafersStarted,
    long Finished,
    long Shipped,
    long InProcess,
    long Stock)
{
    /// <summary>Finished accelerators that went to buyers whom the scenario does not know.</summary>
    public long Pooled { get; init; }

    /// <summary>The stages of the fab; null for a fab that sells finished accelerators itself.</summary>
    public FabStages? Stages { get; init; }
}
