namespace DigitalTwin.Results.History;

/// <summary>How hours are drawn together.</summary>
public enum HistoryResolution
{
    /// <summary>Each for itself.</summary>
    Hour,

    /// <summary>By UTC day.</summary>
    Day,

    /// <summary>By UTC month.</summary>
    Month,
}
