namespace DigitalTwin.Model.Specs;

/// <summary>How fast the algorithms of a country become better from a tick on.</summary>
/// <param name="Tick">From when; may lie before the run.</param>
/// <param name="FactorPerYear">What the same operations are worth after a year of 8,760 hours, at least 1.</param>
public readonly record struct AlgorithmGain(long Tick, double FactorPerYear);
