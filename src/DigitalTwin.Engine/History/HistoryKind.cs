namespace DigitalTwin.Engine.History;

/// <summary>Kinds of entity whose hours are kept.</summary>
public enum HistoryKind
{
    /// <summary>A bidding zone or balancing area.</summary>
    Zone,

    /// <summary>A line between two zones.</summary>
    Line,

    /// <summary>A fleet of power plants.</summary>
    Plant,

    /// <summary>A fleet that buys and sells.</summary>
    Store,

    /// <summary>A datacenter.</summary>
    Datacenter,

    /// <summary>A chip fab.</summary>
    Fab,

    /// <summary>A load that runs while power is cheap.</summary>
    FlexibleLoad,

    /// <summary>A country.</summary>
    Country,
}
