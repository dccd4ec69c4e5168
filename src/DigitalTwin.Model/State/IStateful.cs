namespace DigitalTwin.Model.State;

/// <summary>Something whose state can be walked.</summary>
public interface IStateful
{
    /// <summary>Shows every field that can matter later to a visitor, in one fixed order.</summary>
    void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct;
}
