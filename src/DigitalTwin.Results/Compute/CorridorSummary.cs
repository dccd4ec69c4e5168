namespace DigitalTwin.Results.Compute;

/// <summary>What a country has decided to build of a line, and why. MW are of its rating, in both directions.</summary>
/// <param name="Country">Country that decides and pays: that of the zone in which the line begins.</param>
/// <param name="DecidedMw">Decided in the run, MW.</param>
/// <param name="AwaitingGoodsMw">Of it, waiting for converters or transformers.</param>
/// <param name="UnderConstructionMw">Of it, with all goods and not in service.</param>
/// <param name="InServiceMw">Of it, in service.</param>
/// <param name="RentUsdPerMwYear">What one MW more would have been worth in the last year that was reported, both directions, USD.</param>
/// <param name="CostUsdPerMwYear">What a MW costs a year, USD.</param>
public sealed record CorridorSummary(
    string Country,
    double DecidedMw,
    double AwaitingGoodsMw,
    double UnderConstructionMw,
    double InServiceMw,
    double RentUsdPerMwYear,
    double CostUsdPerMwYear);

/// <summary>What a country has decided to build of one plant, and why.</summary>
/// <param name="DecidedMw">Decided in the run, MW.</param>
/// <param name="AwaitingGoodsMw">Of it, waiting for turbines, transformers or reactors.</param>
/// <param name="UnderConstructionMw">Of it, with all goods and not in service.</param>
/// <param name="InServiceMw">Of it, in service.</param>
/// <param name="RentUsdPerMwYear">Scarcity rent of the last year that its grid reported, USD a MW.</param>
/// <param name="CostUsdPerMwYear">What a MW costs a year, USD.</param>
/// <param name="GapMw">Firm MW that the zone lacked at the last decision; of no meaning before the first.</param>
/// <param name="OwnGapMw">Firm MW that a target of self-sufficiency asked of the zone then; zero without one.</param>
public sealed record ProgrammeSummary(
    string Zone,
    string Technology,
    double DecidedMw,
    double AwaitingGoodsMw,
    double UnderConstructionMw,
    double InServiceMw,
    double RentUsdPerMwYear,
    double CostUsdPerMwYear,
    double GapMw,
    double OwnGapMw);
