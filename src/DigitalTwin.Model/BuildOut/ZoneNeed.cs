using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What a grid tells a country that wants to do without imports at the end of a year.</summary>
/// <param name="Zone">Identifier of the zone.</param>
/// <param name="NeedMw">Highest load of an hour with its reserve: served, and firm load that was not; MW.</param>
public record struct ZoneNeed(string Zone, double NeedMw) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string zone, double needMw) = this;
        zone ??= "";
        visitor.Visit("zone", ref zone);
        visitor.Visit("need_mw", ref needMw);
        this = new ZoneNeed(zone, needMw);
    }
}
