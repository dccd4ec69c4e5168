namespace DigitalTwin.Model.Connections;

/// <content>Requests that an operator has filed for a site that is not there yet.</content>
public sealed partial class ConnectionQueue
{
    /// <summary>Where the requests of a site stand, in their order; what one who comes to own them has to know.</summary>
    public IReadOnlyList<ConnectionNotice> StandingOf(string site) =>
    [
        .. _requests.Where(request => request.Site == site)
            .Select(request => new ConnectionNotice(site, request.Block, request.Stage, request.DueTick)),
    ];

    /// <summary>
    /// Takes all requests of a site out; what was reserved for them is free. Permits that were given stay in the year's quota.
    /// </summary>
    public void Withdraw(string site)
    {
        for (int i = _requests.Count - 1; i >= 0; i--)
        {
            if (_requests[i].Site != site)
                continue;
            _withdrawnMw += _requests[i].Mw;
            _requests.RemoveAt(i);
        }
    }
}
