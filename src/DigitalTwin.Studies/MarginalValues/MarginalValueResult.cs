namespace DigitalTwin.Studies.MarginalValues;

/// <summary>What a little more of something brought between the fork and the end.</summary>
/// <param name="Id">What it is of.</param>
/// <param name="Unit">What is counted: <c>MW</c> or <c>wafer</c>.</param>
/// <param name="Added">How much more was made, in units.</param>
/// <param name="ExaflopDays">Compute delivered more, 8-bit exaflop-days of all countries.</param>
/// <param name="ExaflopDaysEach">The same for one unit.</param>
/// <param name="ByCountry">The same by country, for all units; countries in which nothing changed are left out.</param>
public sealed record MarginalValueResult(
    string Id, string Unit, double Added, double ExaflopDays, double ExaflopDaysEach, IReadOnlyDictionary<string, double> ByCountry);
