namespace DigitalTwin.Model.Specs;

/// <summary>An export control: accelerators of a class are not licensed for a destination.</summary>
/// <param name="ExportClass">Product class of the accelerators.</param>
/// <param name="Destination">Code of the country.</param>
/// <param name="FromTick">First tick in which it holds; may lie before the run.</param>
/// <param name="EndTick">First tick in which it no longer holds.</param>
public sealed record ExportRule(string ExportClass, string Destination, long FromTick, long EndTick)
{
    /// <summary>Whether the rule keeps a family out of a country in a tick.</summary>
    public bool Denies(AcceleratorSpec accelerator, string country, long tick) =>
        tick >= FromTick && tick < EndTick && accelerator.ExportClass.Length > 0
        && string.Equals(accelerator.ExportClass, ExportClass, StringComparison.Ordinal)
        && string.Equals(country, Destination, StringComparison.Ordinal);
}
