using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What a country has built of a line comes into service.</summary>
/// <param name="Line">Identifier of the line.</param>
/// <param name="Mw">By how much its rating rises, in both directions, MW.</param>
public record struct LineGrowth(string Line, double Mw) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string line, double mw) = this;
        line ??= "";
        visitor.Visit("line", ref line);
        visitor.Visit("mw", ref mw);
        this = new LineGrowth(line, mw);
    }
}
