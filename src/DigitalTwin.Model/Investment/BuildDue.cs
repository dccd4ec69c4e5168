namespace DigitalTwin.Model.Investment;

/// <summary>Blocks under construction.</summary>
/// <param name="Option">Index of what is built: plants, then lines.</param>
/// <param name="Tick">When they can come into service.</param>
/// <param name="Blocks">Blocks.</param>
[State]
public partial record struct BuildDue(int Option, long Tick, int Blocks);
