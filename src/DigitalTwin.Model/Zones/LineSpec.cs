namespace DigitalTwin.Model.Zones;

/// <summary>A line that a country can decide to widen, in both directions at once. MW are of its rating, before the usable share.</summary>
public sealed record CorridorSpec : BuildTermsSpec
{
    /// <summary>Identifier of the line.</summary>
    public required string Line { get; init; }

    /// <summary>Share of the rating that trade can use, above 0 and at most 1.</summary>
    public double UsableShare { get; init; } = 1;

    /// <inheritdoc/>
    public override string Subject => Line;
}

/// <summary>Limits of a line from a tick on: a project of its expansion, or the end of a part of it.</summary>
/// <param name="Tick">First tick with them; may lie before the run.</param>
/// <param name="ForwardMw">Limit with a positive flow, MW, usable share applied.</param>
/// <param name="ReverseMw">Limit against it, MW, usable share applied.</param>
public sealed record DatedLimits(long Tick, double ForwardMw, double ReverseMw);

/// <summary>A line, or a bundle of lines, between two zones.</summary>
public sealed record LineSpec
{
    /// <summary>Identifier, such as <c>US-PJM&gt;US-MISO</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Zone at the sending end of a positive flow.</summary>
    public required string From { get; init; }

    /// <summary>Zone at the receiving end of a positive flow.</summary>
    public required string To { get; init; }

    /// <summary>Limit from <see cref="From"/> to <see cref="To"/>, MW, usable share applied; before dated limits.</summary>
    public required double ForwardMw { get; init; }

    /// <summary>Limit from <see cref="To"/> to <see cref="From"/>, MW, usable share applied; before dated limits.</summary>
    public required double ReverseMw { get; init; }

    /// <summary>Cost of use in either direction, USD/MWh.</summary>
    public double HurdleUsdPerMwh { get; init; }

    /// <summary>Share of the energy sent that is lost, 0 to below 1.</summary>
    public double LossShare { get; init; }

    /// <summary>Reactance of an AC line, per unit on a common base; null for lines whose flow is controlled or whose limit holds loop
    /// flow.</summary>
    public double? ReactancePu { get; init; }

    /// <summary>
    /// Limits by date in the order of ticks: each holds from its tick until the next one's, at once and whole, since a line is put into
    /// service and does not grow. Before the first, <see cref="ForwardMw"/> and <see cref="ReverseMw"/> hold.
    /// </summary>
    public ImmutableArray<DatedLimits> Dated { get; init; } = [];

    /// <summary>
    /// What one MW more of limit would earn in an hour, USD, forward and in reverse: the duals of the limits of a line whose flow is
    /// controlled. What prices differ by, less losses and hurdle; where the line is not full that is at most zero.
    /// </summary>
    /// <param name="fromUsdPerMwh">Price at the sending end of a positive flow.</param>
    /// <param name="toUsdPerMwh">Price at its receiving end.</param>
    public (double ForwardUsd, double ReverseUsd) DualsAt(double fromUsdPerMwh, double toUsdPerMwh) => (
        Math.Max(0, toUsdPerMwh * (1 - LossShare) - fromUsdPerMwh - HurdleUsdPerMwh),
        Math.Max(0, fromUsdPerMwh * (1 - LossShare) - toUsdPerMwh - HurdleUsdPerMwh));

    /// <summary>The limits in a tick, MW, as the scenario dates them.</summary>
    public (double ForwardMw, double ReverseMw) LimitsAt(long tick)
    {
        for (int i = Dated.Length - 1; i >= 0; i--)
        {
            if (tick >= Dated[i].Tick)
                return (Dated[i].ForwardMw, Dated[i].ReverseMw);
        }

        return (ForwardMw, ReverseMw);
    }
}
