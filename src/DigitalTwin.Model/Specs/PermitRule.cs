namespace DigitalTwin.Model.Specs;

/// <summary>A rule that holds permits of large loads back in a zone.</summary>
/// <param name="FromTick">First tick in which it holds; may lie before the run.</param>
/// <param name="EndTick">First tick in which it no longer holds.</param>
/// <param name="ThresholdMw">Requests below this size are not touched, MW.</param>
/// <param name="QuotaMwPerYear">MW that are let through in a year; zero is a moratorium.</param>
public readonly record struct PermitRule(long FromTick, long EndTick, double ThresholdMw, double QuotaMwPerYear);
