namespace DigitalTwin.Model.Investment;

/// <summary>Blocks of one plant decided together that wait for goods of the equipment suppliers.</summary>
/// <param name="Number">Number in the country, by which suppliers' deliveries name it.</param>
/// <param name="Option">Index of what is built.</param>
/// <param name="DecidedTick">When it was decided.</param>
/// <param name="First">Blocks for which the first good is there.</param>
/// <param name="Second">Blocks for which the second good is there.</param>
[State]
public partial record struct BuildProject(int Number, int Option, long DecidedTick, int Blocks, int First, int Second)
{
    /// <summary>Blocks for which all goods are there.</summary>
    public readonly int Complete => Math.Min(First, Second);
}

/// <summary>Blocks under construction.</summary>
/// <param name="Option">Index of what is built: plants, then lines.</param>
/// <param name="Tick">When they can come into service.</param>
[State]
public partial record struct BuildDue(int Option, long Tick, int Blocks);

/// <summary>A country orders goods of the equipment suppliers for a block.</summary>
/// <param name="Good">Identifier of the good.</param>
/// <param name="Project">Number of the project.</param>
/// <param name="Mw">Size of the block.</param>
public readonly record struct GoodOrder(string Good, int Project, double Mw);

/// <summary>A need that an operator has not ordered yet.</summary>
/// <param name="Site">Identifier of the datacenter.</param>
/// <param name="Accelerator">Accelerator family.</param>
/// <param name="Count">Accelerators, above zero.</param>
/// <param name="Country">Code of the site's country; empty where none is known.</param>
[State]
public partial record struct PendingNeed(string Site, string Accelerator, long Count, string Country);
