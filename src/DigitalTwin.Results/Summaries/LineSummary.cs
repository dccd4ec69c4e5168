using DigitalTwin.Results.Compute;

namespace DigitalTwin.Results.Summaries;

/// <summary>A line over the run.</summary>
public sealed record LineSummary
{
    /// <summary>Sending end of a positive flow.</summary>
    public required string From { get; init; }

    /// <summary>Receiving end of a positive flow.</summary>
    public required string To { get; init; }

    /// <summary>
    /// Limit forward in the last hour of the run, MW, usable share applied and without deratings of events; null in summaries of older
    /// runs.
    /// </summary>
    public double? ForwardMw { get; init; }

    /// <summary>Limit in reverse in the last hour of the run, MW.</summary>
    public double? ReverseMw { get; init; }

    /// <summary>Energy sent forward, TWh.</summary>
    public required double TwhForward { get; init; }

    /// <summary>Energy sent in reverse, TWh.</summary>
    public required double TwhReverse { get; init; }

    /// <summary>Hours at the limit of either direction.</summary>
    public required int CongestedHours { get; init; }

    /// <summary>
    /// What one MW more of limit forward would have been worth over the run, USD: the dual of the limit, summed. Null for AC lines, whose
    /// flow follows Kirchhoff's law, and in summaries of older runs.
    /// </summary>
    public double? MwForwardUsd { get; init; }

    /// <summary>What one MW more of limit in reverse would have been worth over the run, USD.</summary>
    public double? MwReverseUsd { get; init; }

    /// <summary>What a country has decided to build of it; null for lines that nobody can widen.</summary>
    public CorridorSummary? Corridor { get; init; }
}
