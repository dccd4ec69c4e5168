using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

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
