namespace DigitalTwin.Model.Specs;

/// <summary>Limits of a line from a tick on: a project of its expansion, or the end of a part of it.</summary>
/// <param name="Tick">First tick with them; may lie before the run.</param>
/// <param name="ForwardMw">Limit with a positive flow, MW, usable share applied.</param>
/// <param name="ReverseMw">Limit against it, MW, usable share applied.</param>
public readonly record struct DatedLimits(long Tick, double ForwardMw, double ReverseMw);
