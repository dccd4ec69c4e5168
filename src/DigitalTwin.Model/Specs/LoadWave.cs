namespace DigitalTwin.Model.Specs;

/// <summary>A stretch of hours in which heat or cold raises the load of a zone.</summary>
/// <param name="FirstTick">First tick of the wave.</param>
/// <param name="EndTick">First tick after the wave.</param>
/// <param name="LoadFactor">Load in the wave over load without it; above zero.</param>
public readonly record struct LoadWave(long FirstTick, long EndTick, double LoadFactor);
