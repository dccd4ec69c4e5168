namespace DigitalTwin.Model.Investment;

/// <summary>A country orders goods of the equipment suppliers for a block.</summary>
/// <param name="Good">Identifier of the good.</param>
/// <param name="Project">Number of the project.</param>
/// <param name="Mw">Size of the block.</param>
public readonly record struct GoodOrder(string Good, int Project, double Mw);
