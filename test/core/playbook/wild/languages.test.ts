// Steps, kinds, dates and scenarios named in other languages than English.
import { describe, expect, it } from 'vitest'
import { lines, outline, read } from '../reading.ts'

describe('words in other languages', () => {
  it.each([
    ['Schritt 2: Dienst stoppen', 'Dienst stoppen'],
    ['Étape 2 : Arrêter le service', 'Arrêter le service'],
    ['Paso 2: Parar el servicio', 'Parar el servicio'],
    ['步骤 2：停止服务', '停止服务'],
    ['第2步：停止服务', '停止服务'],
  ])('number a step: %s', (heading, title) => {
    expect(outline(lines('# T', `## ${heading}`, '```bash', 'docker stop a', '```'))[0]![1]).toEqual([title, 'docker stop a'])
  })

  it.each([
    ['Option B: Neu bauen', 'option'],
    ['Opción A: Reconstruir', 'option'],
    ['方案一：重建', 'option'],
    ['方案A: 重建', 'option'],
    ['方法2：重建', 'option'],
    ['Falls das nicht hilft', 'branch'],
    ['Si cela échoue', 'branch'],
    ['Si falla', 'branch'],
    ['如果失败', 'branch'],
    ['Retour arrière', 'rollback'],
    ['回滚', 'rollback'],
    ['Liste de vérification', 'checklist'],
  ])('say what a procedure is: %s', (heading, kind) => {
    expect(read(lines('# T', '## Fix', `### ${heading}`, '```bash', 'docker stop a', '```')).procedures).toMatchObject([{ kind }])
  })

  it.each([
    ['# T\n\n> **文档版本**: v1.0\n\n**最后更新**: 2025-12-30', { version: '1.0', lastUpdated: '2025-12-30' }],
    ['# T\n\n**Dernière mise à jour** : 2026-01-01\n**Version** : 1.0', { version: '1.0', lastUpdated: '2026-01-01' }],
    ['# T\n\n**Versión**: 2.1  \n**Última Actualización**: 2025-12-09', { version: '2.1', lastUpdated: '2025-12-09' }],
    ['# T\n\n**Stand**: 13.11.2025', { lastUpdated: '2025-11-13' }],
  ])('say of when it is: %j', (text, meta) => {
    expect(read(text).meta).toEqual(meta)
  })

  it('say what went wrong and how long it takes', () => {
    expect(
      read(
        '# T\n## Escenario 1: Caída de la región\n\n**Síntomas**:\n- Errores 5xx\n\n**Impacto**: Crítico\n\n**Tiempo estimado de recuperación**: 15-30 minutos\n\n```bash\nls\n```',
      ).scenarios,
    ).toMatchObject([{ number: '1', title: 'Caída de la región', symptoms: ['Errores 5xx'], impact: 'Crítico', rto: 'PT30M' }])
    expect(read('# T\n## 场景 1：数据库故障\n\n**症状**：\n- 无法连接\n\n```bash\nls\n```').scenarios).toMatchObject([
      { number: '1', title: '数据库故障', symptoms: ['无法连接'] },
    ])
  })
})
