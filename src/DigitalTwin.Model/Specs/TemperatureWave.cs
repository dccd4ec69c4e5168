namespace DigitalTwin.Model.Specs;

/// <summary>A stretch of hours that is warmer or colder than normal.</summary>
/// <param name="FirstTick">First tick of the wave.</param>
/// <param name="EndTick">First tick after the wave.</param>
/// <param name="DeltaC">Degrees Celsius off normal, negative for cold.</param>
public readonly record struct TemperatureWave(long FirstTick, long EndTick, double DeltaC);
