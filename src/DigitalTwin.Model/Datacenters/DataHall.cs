using DigitalTwin.Model.Connections;

namespace DigitalTwin.Model.Datacenters;

/// <summary>A hall of a campus on its way to power. Ticks of what has not happened are <see cref="Never"/>.</summary>
[State]
public partial record struct DataHall
{
    // Part of the number of the stage, so that the states of halls that await none are as they were without transformers.
    private const int AwaitsTransformerBit = 16;

    /// <summary>A tick that has not come.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Facility power, MW.</summary>
    public double Mw { get; set; }

    /// <summary>Accelerators that it houses.</summary>
    public long Places { get; set; }

    /// <summary>What the grid said last: <see cref="SiteStage.Permit"/> to <see cref="SiteStage.Network"/>.</summary>
    [State(By = nameof(VisitQueue))]
    public SiteStage Queue { get; set; }

    /// <summary>Whether the transformer of its connection was ordered and is not delivered.</summary>
    [State(By = nameof(VisitQueue))]
    public bool AwaitsTransformer { get; set; }

    /// <summary>Tick of the request; may lie before the run.</summary>
    public long RequestTick { get; set; }

    /// <summary>Tick at which power reaches the fence, once capacity is granted.</summary>
    public long NetworkTick { get; set; }

    /// <summary>Tick at which the hall is built.</summary>
    public long ShellTick { get; set; }

    /// <summary>Tick at which its own turbines were delivered; zero or less for sites that need none.</summary>
    public long TurbineTick { get; set; }

    /// <summary>Tick at which it had power.</summary>
    public long EnergisedTick { get; set; }

    /// <summary>Where its site tokens stand.</summary>
    public readonly SiteStage StageAt(long tick)
    {
        if (EnergisedTick <= tick)
            return SiteStage.Energised;
        if (Queue < SiteStage.Network)
            return Queue;
        if (TurbineTick > tick)
            return SiteStage.Turbine;
        if (AwaitsTransformer)
            return SiteStage.Network;
        return NetworkTick > tick && NetworkTick >= ShellTick ? SiteStage.Network : SiteStage.Shell;
    }

    private void VisitQueue<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int queue = (int)Queue | (AwaitsTransformer ? AwaitsTransformerBit : 0);
        visitor.Visit("queue", ref queue);
        (Queue, AwaitsTransformer) = ((SiteStage)(queue & ~AwaitsTransformerBit), (queue & AwaitsTransformerBit) != 0);
    }
}
