namespace DigitalTwin.Scenarios.Tables;

/// <summary>What is known of a cell after parsing.</summary>
internal enum CellState
{
    /// <summary>Empty, without a default.</summary>
    Missing,

    /// <summary>A finding says why it has no value.</summary>
    Invalid,

    /// <summary>Empty, with a default.</summary>
    Default,

    /// <summary>Written by a layer.</summary>
    Given,
}
