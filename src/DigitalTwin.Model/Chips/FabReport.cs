using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Chips;

/// <summary>The stocks of a fab that is a stage of a chain. Counts are of dies, stacks or packages, by what the fab makes.</summary>
/// <param name="InProcess">Being made.</param>
/// <param name="Dies">Dies that wait for memory or packaging (packaging fabs).</param>
/// <param name="Stacks">Memory stacks that wait for dies or packaging (packaging fabs).</param>
/// <param name="Ordered">Accelerators ordered by sites of the scenario and not shipped (packaging fabs).</param>
/// <param name="Scrapped">Destroyed by dips of supply since the run began.</param>
/// <param name="Pooled">Packages that went to other buyers since the run began (packaging fabs).</param>
/// <param name="Made">Finished since the run began.</param>
[State]
public sealed partial record FabStages(long InProcess, long Dies, long Stacks, long Ordered, long Scrapped, long Pooled, long Made);

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

/// <summary>What a fab that is part of a chain reports beside its figures.</summary>
/// <param name="Stages">Its stocks.</param>
[Payload(2)]
public sealed record FabDetail(FabStages Stages) : MemberDetail;
