namespace DigitalTwin.Model.Investment;

/// <summary>Blocks of one plant decided together that wait for goods of the equipment suppliers.</summary>
/// <param name="Number">Number in the country, by which suppliers' deliveries name it.</param>
/// <param name="Option">Index of what is built.</param>
/// <param name="DecidedTick">When it was decided.</param>
/// <param name="Blocks">Blocks.</param>
/// <param name="First">Blocks for which the first good is there.</param>
/// <param name="Second">Blocks for which the second good is there.</param>
[State]
public partial record struct BuildProject(int Number, int Option, long DecidedTick, int Blocks, int First, int Second)
{
    /// <summary>Blocks for which all goods are there.</summary>
    public readonly int Complete => Math.Min(First, Second);
}
