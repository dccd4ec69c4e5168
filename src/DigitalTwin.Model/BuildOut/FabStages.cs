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
public sealed record FabStages(long InProcess, long Dies, long Stacks, long Ordered, long Scrapped, long Pooled, long Made)
{
    /// <summary>Walks the stocks; null stands for ones that are about to be read.</summary>
    public static FabStages Visit<TVisitor>(ref TVisitor visitor, FabStages? stages)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (long inProcess, long dies, long stacks, long ordered, long scrapped, long pooled, long made) =
            stages ?? new FabStages(0, 0, 0, 0, 0, 0, 0);
        visitor.Visit("in_process", ref inProcess);
        visitor.Visit("dies", ref dies);
        visitor.Visit("stacks", ref stacks);
        visitor.Visit("ordered", ref ordered);
        visitor.Visit("scrapped", ref scrapped);
        visitor.Visit("pooled", ref pooled);
        visitor.Visit("made", ref made);
        return new FabStages(inProcess, dies, stacks, ordered, scrapped, pooled, made);
    }
}
