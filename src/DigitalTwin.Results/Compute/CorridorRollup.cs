namespace DigitalTwin.Results.Compute;

/// <summary>The lines of a world that countries can widen, and their state.</summary>
internal sealed class CorridorRollup
{
    private readonly SortedDictionary<string, (string Country, CorridorSpec Spec)> _corridors = new(StringComparer.Ordinal);
    private readonly BuildOutTally _buildOut;

    /// <param name="buildOut">Receives what countries are building.</param>
    public CorridorRollup(WorldSpec world, BuildOutTally buildOut)
    {
        _buildOut = buildOut;
        foreach (CountrySpec country in world.Countries)
        {
            foreach (CorridorSpec corridor in country.Corridors)
                _corridors.Add(corridor.Line, (country.Id, corridor));
        }
    }

    /// <summary>Limits of a line in a tick, MW: those of the scenario, and what was in service when the tick before was settled.</summary>
    public (double Forward, double Reverse) LimitsMw(LineSpec line, long tick)
    {
        (double forwardMw, double reverseMw) = line.LimitsAt(tick);
        if (!_corridors.TryGetValue(line.Id, out (string Country, CorridorSpec Spec) corridor))
            return (forwardMw, reverseMw);
        double raisedMw = (_buildOut.ProgrammeLike(line.Id)?.InServiceMw ?? 0) * corridor.Spec.UsableShare;
        return (forwardMw + raisedMw, reverseMw + raisedMw);
    }

    /// <summary>What the country of a line builds of it; null where nobody can widen it, or nothing has been reported.</summary>
    public CorridorSummary? Of(string line) =>
        _corridors.TryGetValue(line, out (string Country, CorridorSpec Spec) corridor)
        && _buildOut.ProgrammeLike(line) is InvestmentStatus reported
            ? new CorridorSummary(
                corridor.Country, reported.DecidedMw, reported.AwaitingGoodsMw, reported.UnderConstructionMw, reported.InServiceMw,
                reported.RentUsdPerMwYear, reported.CostUsdPerMwYear)
            : null;
}
