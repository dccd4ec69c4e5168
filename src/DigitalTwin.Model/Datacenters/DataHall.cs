using DigitalTwin.Model.Connections;

namespace DigitalTwin.Model.Datacenters;

/// <summary>A hall of a campus on its way to power. Ticks of what has not happened are <see cref="Never"/>.</summary>
[State]
public partial record struct DataHall
{
    // Part of the number of the stage, so that the states of halls that await none are as they were without transformers.
    private const int AwaitsTransformerBit = 16;
    private const int BuildingIsLaterBit = 32;

    /// <summary>What a site expects to wait for goods that are not delivered: half a year; assumption.</summary>
    public const long UnknownGoodHours = 4380;

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

    /// <summary>Whether capacity is not granted and the building, which is under way or due by itself, is expected later still.</summary>
    [State(By = nameof(VisitQueue))]
    public bool BuildingIsLater { get; set; }

    /// <summary>Tick of the request; may lie before the run.</summary>
    public long RequestTick { get; set; }

    /// <summary>Tick at which power reaches the fence, once capacity is granted.</summary>
    public long NetworkTick { get; set; }

    /// <summary>Tick at which the shell of the hall stands.</summary>
    public long ShellTick { get; set; }

    /// <summary>Hours from its shell to a hall that is ready for power.</summary>
    public long FitOutHours { get; set; }

    /// <summary>Tick at which its own turbines were delivered; zero or less for sites that need none.</summary>
    public long TurbineTick { get; set; }

    /// <summary>Tick at which it had power.</summary>
    public long EnergisedTick { get; set; }

    /// <summary>Tick at which the hall is ready for power.</summary>
    public readonly long ReadyTick => ShellTick + FitOutHours;

    /// <summary>
    /// Where its site tokens stand: on the branch, power or building, that is expected later; on power where both come together.
    /// </summary>
    public readonly SiteStage StageAt(long tick)
    {
        if (EnergisedTick <= tick)
            return SiteStage.Energised;
        SiteStage building = FitOutHours > 0 && ShellTick <= tick ? SiteStage.FitOut : SiteStage.Shell;
        if (Queue < SiteStage.Network)
            return BuildingIsLater ? building : Queue;
        long goods = GoodsTick(tick);
        long fence = Math.Max(NetworkTick, goods);
        if (fence <= tick || fence < ReadyTick)
            return building;
        return TurbineTick > tick && goods >= NetworkTick ? SiteStage.Turbine : SiteStage.Network;
    }

    /// <summary>When its turbines and its transformer are there, as far as can be said in a tick.</summary>
    public readonly long GoodsTick(long tick) =>
        TurbineTick == Never || AwaitsTransformer ? tick + UnknownGoodHours : TurbineTick;

    private void VisitQueue<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        int queue = (int)Queue | (AwaitsTransformer ? AwaitsTransformerBit : 0) | (BuildingIsLater ? BuildingIsLaterBit : 0);
        visitor.Visit("queue", ref queue);
        Queue = (SiteStage)(queue & ~(AwaitsTransformerBit | BuildingIsLaterBit));
        (AwaitsTransformer, BuildingIsLater) = ((queue & AwaitsTransformerBit) != 0, (queue & BuildingIsLaterBit) != 0);
    }
}
