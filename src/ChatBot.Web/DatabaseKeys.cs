using System.Xml.Linq;
using ChatBot.Features.Links;
using ChatBot.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Web;

/// <summary>Keeps the keys that sign forms in the database. The library's contract is synchronous, and it asks at start and once in weeks.</summary>
internal sealed class DatabaseKeys(UnitOfWork work, KeySeal seal) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => work.ReadAsync((scope, token) => scope.GetRequiredService<PageKeyStore>().AllAsync(token))).GetAwaiter().GetResult()
            .Select(xml => XElement.Parse(xml)).Where(seal.CanOpen)];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => work.WriteAsync((scope, token) => scope.GetRequiredService<PageKeyStore>().AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), token))).GetAwaiter().GetResult();
}
